/**
 * Inspect mode: one round at a time, everything read back. Draft, verify and accept are submitted apart, so that the clock can tell
 * when each is done, and at once, so that none waits for it (two that are noticed together leave no time between them); the commands are those of fast mode, and so are the tokens.
 */
import { Landing } from '#engine/gpu/landing.ts';
import type { BlockLooks } from '#engine/drafters/drafter.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import type { SpecEvent } from '#core/trace/events.ts';
import { readTree, TREE_NODES, TREE_WORDS } from '#engine/ops/tree-layout.ts';
import { withAttention, type BlockReading } from './attention-event.ts';
import { roundEvents, type RoundReading, type RoundSettings } from './round-events.ts';
import { readState, type RoundState } from './round-state.ts';
import type { Round } from './round.ts';
import { startTextInPieces, type ReadingWatch, type TextRequest } from './start-text.ts';
import { treeEvents } from './tree-events.ts';

export interface InspectedRound {
  readonly events: readonly SpecEvent[];
  /** What the round committed. */
  readonly tokens: readonly number[];
  readonly state: RoundState;
}

/** Where each thing lies in the landing buffer, in words. Behind the target's rows stand the draft model's, and then where a block looked, layer by layer. */
const DRAFTS = STATE_WORDS;
const WRITTEN = DRAFTS + TREE_NODES;
const OWN = WRITTEN + TREE_NODES;
const TREE = OWN + TREE_NODES;
const ROWS = TREE + TREE_WORDS;

export class InspectDecoder {
  readonly #round: Round;
  readonly #now: () => number;
  readonly #landing: Landing;
  readonly #vocabulary: number;
  /** In the landing buffer, in words. */
  readonly #looksAt: number;
  #settings: RoundSettings | null = null;
  #position = 0;
  #limit = 0;
  #rounds = 0;
  #began = 0;

  /** The round's drafter must keep its rows. */
  constructor(round: Round, now: () => number) {
    this.#round = round;
    this.#now = now;
    this.#vocabulary = round.pair.vocabulary;
    const { looks, rows } = round.options.drafter;
    this.#looksAt = ROWS + (round.rows + (rows?.rows ?? 0)) * this.#vocabulary;
    const words = this.#looksAt + (looks?.shares.length ?? 0) * (looks?.rows ?? 0) * round.pair.sequence.context;
    this.#landing = new Landing(round.pair.gpu, 'inspect', words * 4);
  }

  /**
   * Reads the prompt, but for `known` tokens from its front (start-text.ts); the run's clock starts when that is done. Resolves to the tokens
   * that are read: where `goOn` ended it before all but the last are, there are no rounds to come.
   */
  async start(request: TextRequest, known = 0, goOn: ReadingWatch['goOn'] = () => true): Promise<number> {
    const { pair, options } = this.#round;
    const read = await startTextInPieces(pair, options.drafter, request, known, { now: this.#now, goOn });
    if (read < request.prompt.length - 1) return read;
    this.#settings = { ...request, rule: options.rule, purpose: options.drafter.purpose ?? null };
    this.#position = request.prompt.length;
    this.#limit = Math.min(request.prompt.length + request.maxTokens, pair.sequence.context);
    this.#rounds = 0;
    this.#began = this.#now();
    return read;
  }

  async next(): Promise<InspectedRound> {
    if (!this.#settings) throw new Error('A text must be started before its rounds.');
    const position = this.#position;
    const clock = (): number => this.#now() - this.#began;
    const startedAt = clock();
    const drafting = this.#submitted((encoder) => {
      this.#round.recordDraft(encoder);
      this.#copyTokens(encoder, DRAFTS);
    }).then(clock);
    const verifying = this.#submitted((encoder) => this.#round.recordVerify(encoder)).then(clock);
    const [draftedAt, verifiedAt, words] = await Promise.all([drafting, verifying, this.#judged()]);
    const state = readState(words);
    const { drafted, accepted, added } = state.round;
    const tokens = state.done === 'nan' ? [] : [...words.subarray(WRITTEN, WRITTEN + state.committed - position)];
    if (state.done === 'nan') return { events: [], tokens, state };
    this.#position = state.committed;
    this.#rounds += 1;
    const floats = new Float32Array(words.buffer);
    const rows = (first: number, count: number): Float32Array[] =>
      Array.from({ length: count }, (_, s) => floats.subarray(ROWS + (first + s) * this.#vocabulary, ROWS + (first + s + 1) * this.#vocabulary));
    const { tree, options } = this.#round;
    const shape = tree && readTree(words.subarray(TREE, TREE + TREE_WORDS));
    const nodes = shape ? shape.parents.length : drafted + 1;
    const reading: RoundReading = {
      round: this.#rounds,
      position,
      drafts: [...words.subarray(DRAFTS, DRAFTS + nodes - 1)],
      target: rows(0, nodes),
      draft: options.drafter.rows && rows(this.#round.rows, drafted),
      own: [...words.subarray(OWN, OWN + nodes)],
      accepted,
      room: this.#limit - position - 1,
      added: added ? (tokens.at(-1) ?? null) : null,
      startedAt,
      draftedAt,
      endedAt: clock(),
      verifyMs: verifiedAt - draftedAt,
    };
    const told = shape ? treeEvents(reading, shape, this.#settings) : roundEvents(reading, this.#settings);
    const events = options.drafter.looks ? withAttention(told, this.#looks(options.drafter.looks, floats)) : told;
    return { events, tokens, state };
  }

  /** Resolves when that is done. */
  async #submitted(record: (encoder: GPUCommandEncoder) => void): Promise<void> {
    const { device } = this.#round.pair.gpu;
    const encoder = device.createCommandEncoder({ label: 'inspect' });
    record(encoder);
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
  }

  /** Positions n, n+1, ... of the sequence, as far as the context goes. */
  #copyTokens(encoder: GPUCommandEncoder, to: number, from = this.#round.pair.sequence.tokens): void {
    const count = Math.min(this.#round.rows, this.#round.pair.sequence.context - this.#position);
    encoder.copyBufferToBuffer(from, this.#position * 4, this.#landing.buffer, to * 4, count * 4);
  }

  async #judged(): Promise<Uint32Array> {
    const { pair, options, tree } = this.#round;
    const encoder = pair.gpu.device.createCommandEncoder({ label: 'inspect' });
    this.#round.recordAccept(encoder);
    const rowBytes = this.#vocabulary * 4;
    encoder.copyBufferToBuffer(pair.sequence.state, 0, this.#landing.buffer, 0, STATE_WORDS * 4);
    this.#copyTokens(encoder, WRITTEN);
    this.#copyTokens(encoder, OWN, pair.buffers.own);
    encoder.copyBufferToBuffer(pair.target.logits, 0, this.#landing.buffer, ROWS * 4, this.#round.rows * rowBytes);
    if (tree) encoder.copyBufferToBuffer(tree, 0, this.#landing.buffer, TREE * 4, TREE_WORDS * 4);
    const draft = options.drafter.rows;
    if (draft) encoder.copyBufferToBuffer(draft.logits, 0, this.#landing.buffer, ROWS * 4 + this.#round.rows * rowBytes, draft.rows * rowBytes);
    const { looks } = options.drafter;
    looks?.shares.forEach((buffer, layer) => encoder.copyBufferToBuffer(buffer, 0, this.#landing.buffer, this.#looksAt * 4 + layer * buffer.size, buffer.size));
    pair.gpu.device.queue.submit([encoder.finish()]);
    return new Uint32Array(await this.#landing.read());
  }

  #looks({ shares, rows }: BlockLooks, floats: Float32Array): BlockReading {
    const { context } = this.#round.pair.sequence;
    const words = rows * context;
    return { shares: shares.map((_, layer) => floats.subarray(this.#looksAt + layer * words, this.#looksAt + (layer + 1) * words)), rows, context };
  }

  destroy(): void {
    this.#landing.destroy();
  }
}
