/**
 * Completions of many prompts at once, drawn from a model that is being trained (note reasoning.md 7): what RL learns from, and what
 * best-of-N chooses from. Every sequence has a region of the KV cache; a step takes each one token further; ids stay on the GPU, several
 * steps a submit, behind which sequences that have ended make room for the others. Ids, log-probabilities and entropies are read at the end of a wave.
 *
 * Noise is keyed by (seed, sequence, position), and no row depends on its neighbours: a completion is the same whatever it is drawn beside,
 * and the one that plain decoding (engine/decode) writes. One call at a time.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { Landing } from '#engine/gpu/landing.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { expectedShapes, type Weights } from '#engine/model/weights.ts';
import { BATCH_ROW_WORDS, readBatch, type BatchRow } from '#engine/ops/batch-rows.ts';
import { draw, drawWords, type DrawSettings } from '#engine/ops/draw.ts';
import { Parameters } from '#engine/train/parameters.ts';
import { ArrangedWeights, type ReadParameters } from './arranged-weights.ts';
import { BatchDecoder } from './batch-decoder.ts';

export interface RollOutSizes {
  /** Sequences at once; more prompts than these go in waves. */
  readonly sequences: number;
  /** The longest prompt and completion together. */
  readonly context: number;
}

export interface RollOutRequest extends DrawSettings {
  /** The first prompt's number as a sequence, by which its noise is keyed; the others' follow. */
  readonly first: number;
  /** The most tokens of a completion. */
  readonly limit: number;
}

export interface RollOut {
  /** Of the completion; <eos> is the last if it came. */
  readonly ids: readonly number[];
  /** Of each of these, at temperature 1, in nats. */
  readonly logProbs: Float32Array;
  /** Of each choice, at temperature 1, in nats. */
  readonly entropies: Float32Array;
  /** By <eos>; else by the limit. */
  readonly ended: boolean;
}

/** Between two looks at which sequences have ended. Idle rows cost as much as others until then. */
const STEPS_A_SUBMIT = 16;
/** Of a pass over prompts, at least. */
const PROMPT_ROWS = 64;

type Prompt = ArrayLike<number>;

export class RollOuts {
  readonly #rows: Landing;
  readonly #ids: Landing;
  readonly #logProbs: Landing;
  readonly #entropies: Landing;

  private constructor(
    private readonly gpu: Gpu,
    private readonly sizes: RollOutSizes,
    private readonly weights: ArrangedWeights,
    private readonly own: Parameters | null,
    private readonly decoder: BatchDecoder,
    private readonly draw: Drawing,
  ) {
    this.#rows = new Landing(gpu, 'roll-out rows', sizes.sequences * BATCH_ROW_WORDS * 4);
    this.#ids = new Landing(gpu, 'roll-out ids', decoder.tokens.size);
    this.#logProbs = new Landing(gpu, 'roll-out log-probabilities', decoder.tokens.size);
    this.#entropies = new Landing(gpu, 'roll-out entropies', decoder.tokens.size);
  }

  /** `from`: parameters on the GPU are read anew by every roll, as training has left them. Throws a sentence where there is no room. */
  static async create(gpu: Gpu, config: DecoderConfig, from: ReadParameters | Weights, sizes: RollOutSizes): Promise<RollOuts> {
    if (config.qkvBias) throw new Error('A decoder whose projections have biases (Qwen2) cannot be rolled out here.');
    if (sizes.context > config.context) throw new RangeError(`The model takes ${config.context} positions, not ${sizes.context}.`);
    const own = 'weight' in from ? null : parametersOf(gpu, config, from);
    let weights: ArrangedWeights | undefined;
    let decoder: BatchDecoder | undefined;
    try {
      weights = await ArrangedWeights.create(gpu, config, own ?? (from as ReadParameters));
      decoder = await BatchDecoder.create(gpu, config, weights, { ...sizes, maxRows: Math.max(sizes.sequences, PROMPT_ROWS) });
      return new RollOuts(gpu, sizes, weights, own, decoder, await drawing(gpu, config, decoder));
    } catch (error) {
      // what did find room, beside what did not
      for (const part of [own, weights, decoder]) part?.destroy();
      throw error;
    }
  }

  /** In the order of the prompts. */
  async roll(prompts: readonly Prompt[], request: RollOutRequest): Promise<readonly RollOut[]> {
    const { sequences } = this.sizes;
    this.#check(prompts, request);
    this.gpu.device.queue.writeBuffer(this.draw.params, 0, drawWords(request));
    this.#submit('take weights', (encoder) => { this.weights.record(encoder); });
    const all: RollOut[] = [];
    for (let at = 0; at < prompts.length; at += sequences) {
      all.push(...(await this.#wave(prompts.slice(at, at + sequences), { ...request, first: request.first + at })));
    }
    return all;
  }

  async #wave(prompts: readonly Prompt[], request: RollOutRequest): Promise<readonly RollOut[]> {
    this.#read(prompts);
    const { first, limit } = request;
    let rows: readonly BatchRow[] = prompts.map(({ length }, i) => ({ firstSlot: i * this.sizes.context, position: length - 1, sequence: first + i, left: limit }));
    for (let steps = limit; steps > 0 && rows.length > 0; steps -= STEPS_A_SUBMIT) {
      const now = await this.#steps(rows, Math.min(steps, STEPS_A_SUBMIT));
      rows = now.filter(({ left }) => left > 0);
    }
    return this.#completions(prompts, request);
  }

  /** Prompts but for their last tokens, which the first step runs; rows of all of them one behind the other. Of equal ones the first is read, the others get its keys. */
  #read(prompts: readonly Prompt[]): void {
    const { sizes: { context, sequences }, decoder, gpu: { device: { queue } } } = this;
    const most = Math.max(sequences, PROMPT_ROWS);
    const readers = firstEqual(prompts);
    prompts.forEach((ids, i) => { queue.writeBuffer(decoder.tokens, i * context * 4, Uint32Array.from(ids)); });
    const rowsOf = (i: number): BatchRow[] => Array.from({ length: prompts[i]!.length - 1 }, (_, position) => ({ firstSlot: i * context, position, sequence: i, left: 0 }));
    const all = readers.flatMap((reader, i) => (reader === i ? rowsOf(i) : []));
    for (let at = 0; at < all.length; at += most) {
      const rows = all.slice(at, at + most);
      decoder.writeRows(rows);
      this.#pass('read prompts', (pass) => { decoder.recordKeys(pass, rows.length); });
    }
    const copies = prompts.flatMap(({ length }, i) => (readers[i] === i || length === 1 ? [] : [{ from: readers[i]! * context, to: i * context, positions: length - 1 }]));
    if (copies.length === 0) return;
    decoder.writeCopies(copies);
    this.#pass('share prompts', (pass) => { decoder.recordCopies(pass, copies.length, Math.max(...copies.map(({ positions }) => positions))); });
  }

  /** Takes rows so many tokens further, and says where they stand then. */
  async #steps(rows: readonly BatchRow[], steps: number): Promise<readonly BatchRow[]> {
    const { decoder, draw: { record } } = this;
    decoder.writeRows(rows);
    this.#pass('roll out', (pass) => {
      for (let step = 0; step < steps; step += 1) {
        decoder.record(pass, rows.length);
        record(pass, rows.length);
      }
    });
    this.#submit('look who has ended', (encoder) => { encoder.copyBufferToBuffer(decoder.batch, 0, this.#rows.buffer, 0, this.#rows.buffer.size); });
    return readBatch(new Uint32Array(await this.#rows.read()), rows.length);
  }

  async #completions(prompts: readonly Prompt[], { limit, eos }: RollOutRequest): Promise<readonly RollOut[]> {
    const { decoder: { tokens }, draw: { logProbs, entropies } } = this;
    this.#submit('read roll-outs', (encoder) => {
      encoder.copyBufferToBuffer(tokens, 0, this.#ids.buffer, 0, tokens.size);
      encoder.copyBufferToBuffer(logProbs, 0, this.#logProbs.buffer, 0, logProbs.size);
      encoder.copyBufferToBuffer(entropies, 0, this.#entropies.buffer, 0, entropies.size);
    });
    const [ids, likely, open] = await Promise.all([this.#ids.read(), this.#logProbs.read(), this.#entropies.read()]);
    return prompts.map(({ length }, i) => {
      const first = i * this.sizes.context + length;
      const all = [...new Uint32Array(ids).subarray(first, first + limit)];
      const end = all.indexOf(eos);
      const count = end < 0 ? limit : end + 1;
      const figures = (landed: ArrayBuffer): Float32Array => new Float32Array(landed).slice(first, first + count);
      return { ids: all.slice(0, count), logProbs: figures(likely), entropies: figures(open), ended: end >= 0 };
    });
  }

  #check(prompts: readonly Prompt[], { limit, temperature }: RollOutRequest): void {
    if (!(Number.isInteger(limit) && limit >= 1)) throw new RangeError(`A completion has 1 token or more, not ${limit}.`);
    if (!(temperature >= 0 && Number.isFinite(temperature))) throw new RangeError(`A temperature is 0 or above, not ${temperature}.`);
    for (const { length } of prompts) {
      if (length < 1) throw new RangeError('A prompt needs at least one token to go on from.');
      if (length + limit > this.sizes.context) throw new RangeError(`A prompt of ${length} tokens and ${limit} more do not fit into ${this.sizes.context}.`);
    }
  }

  #pass(label: string, record: (pass: GPUComputePassEncoder) => void): void {
    this.#submit(label, (encoder) => {
      const pass = encoder.beginComputePass();
      record(pass);
      pass.end();
    });
  }

  #submit(label: string, record: (encoder: GPUCommandEncoder) => void): void {
    const encoder = this.gpu.device.createCommandEncoder({ label });
    record(encoder);
    this.gpu.device.queue.submit([encoder.finish()]);
  }

  destroy(): void {
    for (const part of [this.#rows, this.#ids, this.#logProbs, this.#entropies, this.decoder, this.weights, this.own, this.draw.params, this.draw.logProbs, this.draw.entropies]) part?.destroy();
  }
}

/** Of each prompt: the first that is the same. */
function firstEqual(prompts: readonly Prompt[]): readonly number[] {
  const firsts = new Map<string, number>();
  return prompts.map((ids, i) => {
    const key = Array.from(ids).join();
    if (!firsts.has(key)) firsts.set(key, i);
    return firsts.get(key)!;
  });
}

function parametersOf(gpu: Gpu, config: DecoderConfig, weights: Weights): Parameters {
  const parameters = new Parameters(gpu, expectedShapes(config));
  parameters.write(weights);
  return parameters;
}

interface Drawing {
  readonly params: GPUBuffer;
  /** f32 [slots]: of drawn tokens. */
  readonly logProbs: GPUBuffer;
  /** f32 [slots]: of the choices that they were drawn in. */
  readonly entropies: GPUBuffer;
  readonly record: Awaited<ReturnType<typeof draw>>;
}

async function drawing(gpu: Gpu, { vocab }: DecoderConfig, { logits, batch, tokens }: BatchDecoder): Promise<Drawing> {
  const params = gpu.uniform('draw', new Uint32Array(4));
  const logProbs = gpu.storage('roll-out log-probabilities', tokens.size);
  const entropies = gpu.storage('roll-out entropies', tokens.size);
  return { params, logProbs, entropies, record: await draw(gpu, vocab, { params, logits, batch, tokens, logProbs, entropies }) };
}
