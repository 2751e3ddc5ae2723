/**
 * Fast mode: several rounds per submit, one read-back per submit, and that of the token ids and the state alone. Rounds that
 * were recorded behind the end of the text change nothing. Submits and read-backs are counted where they are made.
 */
import { Landing } from '#engine/gpu/landing.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import { readState, type RoundState } from './round-state.ts';
import type { Round } from './round.ts';
import { startText, type TextRequest } from './start-text.ts';

export interface FastRun {
  /** Generated; the prompt is not among them. */
  readonly tokens: readonly number[];
  readonly state: RoundState;
  /** From the end of the prefill to the last token's arrival. */
  readonly decodeMs: number;
  readonly submits: number;
  readonly readbacks: number;
}

/**
 * Forward passes per submit. More of them share the price of a submit and its read-back; fewer are wasted behind the end of
 * a text. Counted in passes, so that plain and speculative decoding gain and waste alike.
 */
const PASSES_PER_SUBMIT = 8;

/** Rounds per submit for rounds of so many drafts; at least two, or the read-back would be one per round. */
export function roundsPerSubmit(gamma: number): number {
  return Math.max(2, Math.round(PASSES_PER_SUBMIT / (1 + gamma)));
}

export class FastDecoder {
  readonly #landing: Landing;

  constructor(
    private readonly round: Round,
    private readonly now: () => number,
    private readonly rounds = roundsPerSubmit(round.options.gamma),
  ) {
    const { gpu, sequence } = round.pair;
    this.#landing = new Landing(gpu, 'fast', (STATE_WORDS + sequence.context) * 4);
  }

  /** `onProgress` may end the run between submits by returning false. */
  async decode(request: TextRequest, onProgress?: (state: RoundState) => boolean): Promise<FastRun> {
    const { pair, options } = this.round;
    startText(pair, options.drafter, request);
    await pair.gpu.device.queue.onSubmittedWorkDone();
    const start = this.now();
    let submits = 0;
    let left = request.maxTokens;
    let state: RoundState;
    let words: Uint32Array;
    do {
      // every round commits a token, so no more rounds than tokens are wanted
      words = await this.#submit(Math.min(this.rounds, left));
      submits += 1;
      state = readState(words);
      left = request.prompt.length + request.maxTokens - state.committed;
    } while (state.done === 'running' && (onProgress?.(state) ?? true));
    const decodeMs = this.now() - start;
    const tokens = [...words.subarray(STATE_WORDS + request.prompt.length, STATE_WORDS + state.committed)];
    return { tokens, state, decodeMs, submits, readbacks: submits };
  }

  /** Rounds, then the state and every token, in one submit and one read-back. */
  async #submit(rounds: number): Promise<Uint32Array> {
    const { gpu, sequence } = this.round.pair;
    const encoder = gpu.device.createCommandEncoder({ label: 'rounds' });
    for (let i = 0; i < rounds; i += 1) this.round.record(encoder);
    encoder.copyBufferToBuffer(sequence.state, 0, this.#landing.buffer, 0, STATE_WORDS * 4);
    encoder.copyBufferToBuffer(sequence.tokens, 0, this.#landing.buffer, STATE_WORDS * 4, sequence.context * 4);
    gpu.device.queue.submit([encoder.finish()]);
    return new Uint32Array(await this.#landing.read());
  }

  destroy(): void {
    this.#landing.destroy();
  }
}
