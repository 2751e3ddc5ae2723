/**
 * The target as a teacher: what it thinks of a text (features at its tapped layers), and what it would say behind words that are not in
 * the text (the logits of a verify pass over drafts). Both come from the passes of decoding, on the same kernels.
 */
import { MOST_ROWS, type Pair } from '#engine/decode/pair.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { parameterCount } from '#engine/model/config.ts';
import type { Decoder, PassRows } from '#engine/model/decoder.ts';

/** Drafts behind the token at position `anchor`. */
export interface DraftedBlock {
  readonly anchor: number;
  readonly drafts: readonly number[];
}

/** Where logits go: rows of the vocabulary's width, from `firstRow` on. */
export interface LogitRows {
  readonly into: GPUBuffer;
  readonly firstRow: number;
}

export class TaughtTarget {
  private readonly features: GPUBuffer;

  /** `target`: one that leaves its features (Decoder.withTaps). */
  constructor(
    private readonly pair: Pair,
    private readonly target: Decoder,
  ) {
    if (!target.taps) throw new Error('A teacher needs a target that leaves its features.');
    this.features = target.taps.features;
  }

  /** Numbers of features at a position. */
  get width(): number {
    return this.features.size / 4 / this.pair.sequence.context;
  }

  get context(): number {
    return this.pair.sequence.context;
  }

  /** Numbers of a row of logits. */
  get vocabulary(): number {
    return this.pair.vocabulary;
  }

  /** Parameters that a row of the target goes through, its head once. */
  get rowParameters(): number {
    const { config } = this.target;
    return parameterCount(config) - (config.tied ? 0 : config.vocab * config.hidden);
  }

  /** Of the slots behind an anchor, so many can be judged before the context ends. */
  room(anchor: number): number {
    return this.context - anchor;
  }

  /** Runs the target over a whole text: [positions][taps * hidden]. The pair's sequence and cache are this text's then. */
  async read(ids: readonly number[], logits?: LogitRows): Promise<Float32Array> {
    const { gpu, sequence } = this.pair;
    sequence.writeTokens(ids);
    for (let n = 0; n < ids.length; n += MOST_ROWS) {
      const rows = Math.min(MOST_ROWS, ids.length - n);
      sequence.setCommitted(n);
      this.#run({ offset: 0, rows }, logits && { into: logits.into, firstRow: logits.firstRow + n });
    }
    return readFloats(gpu, this.features, ids.length * this.width);
  }

  /**
   * Of the text that was read last: the target's logits for every drafted slot, each behind the block's own drafts before it. Rows of a
   * block follow one another, those of block b from row (b * slots) on; a block that the context has no room for lacks its last ones.
   *
   * Later blocks go first: what a block writes into the cache lies behind all that an earlier one reads.
   */
  judge(ids: readonly number[], blocks: readonly DraftedBlock[], slots: number, { into, firstRow }: LogitRows): void {
    const { sequence } = this.pair;
    for (const [b, { anchor, drafts }] of [...blocks.entries()].toReversed()) {
      const rows = Math.min(drafts.length, slots, this.room(anchor));
      sequence.writeTokens([ids[anchor]!, ...drafts.slice(0, rows - 1)], anchor);
      sequence.setCommitted(anchor + 1);
      this.#run({ offset: -1, rows }, { into, firstRow: firstRow + b * slots });
    }
  }

  #run(rows: PassRows, logits?: LogitRows): void {
    const { gpu: { device }, vocabulary } = this.pair;
    const encoder = device.createCommandEncoder({ label: 'teacher' });
    const pass = encoder.beginComputePass();
    this.target.record(pass, rows);
    pass.end();
    const bytes = vocabulary * 4;
    if (logits) encoder.copyBufferToBuffer(this.target.logits, 0, logits.into, logits.firstRow * bytes, rows.rows * bytes);
    device.queue.submit([encoder.finish()]);
  }
}
