/**
 * The target as a teacher: what it thinks of a text (features at its tapped layers), and what it would say behind words that are not in
 * the text (the logits of a verify pass over drafts). Both come from the passes of decoding, on the same kernels.
 */
import type { Pair } from '#engine/decode/pair.ts';
import { MOST_ROWS } from '#engine/decode/pair.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import type { Decoder } from '#engine/model/decoder.ts';

/** Drafts behind the token at position `anchor`. */
export interface DraftedBlock {
  readonly anchor: number;
  readonly drafts: readonly number[];
}

export class TaughtTarget {
  private constructor(
    private readonly pair: Pair,
    private readonly target: Decoder,
    private readonly features: GPUBuffer,
  ) {}

  /** `layers`: those behind which the residual stream is read. */
  static async create(pair: Pair, layers: readonly number[]): Promise<TaughtTarget> {
    const target = await pair.target.withTaps(layers);
    return new TaughtTarget(pair, target, target.taps!.features);
  }

  /** Numbers of features at a position. */
  get width(): number {
    return this.features.size / 4 / this.pair.sequence.context;
  }

  /** Runs the target over a whole text: [positions][taps * hidden]. The pair's sequence and cache are this text's then. */
  async read(ids: readonly number[]): Promise<Float32Array> {
    const { gpu, sequence } = this.pair;
    sequence.writeTokens(ids);
    for (let n = 0; n < ids.length; n += MOST_ROWS) {
      sequence.setCommitted(n);
      this.#submit((pass) => this.target.record(pass, { offset: 0, rows: Math.min(MOST_ROWS, ids.length - n) }));
    }
    return readFloats(gpu, this.features, ids.length * this.width);
  }

  /**
   * Of the text that was read last: the target's logits for every drafted slot, each behind the block's own drafts before it. Row j of block
   * b goes to row (b * slots + j) of `into` and judges draft j + 1; a block without room for all its rows leaves the last ones.
   *
   * Later blocks go first: what a block writes into the cache lies behind all that an earlier one reads.
   */
  teach(ids: readonly number[], blocks: readonly DraftedBlock[], slots: number, into: GPUBuffer): void {
    const { sequence, vocabulary } = this.pair;
    for (const [b, { anchor, drafts }] of [...blocks.entries()].toReversed()) {
      const rows = Math.min(drafts.length, slots, sequence.context - anchor);
      sequence.writeTokens([ids[anchor]!, ...drafts.slice(0, rows - 1)], anchor);
      sequence.setCommitted(anchor + 1);
      this.#submit(
        (pass) => this.target.record(pass, { offset: -1, rows }),
        (encoder) => encoder.copyBufferToBuffer(this.target.logits, 0, into, b * slots * vocabulary * 4, rows * vocabulary * 4),
      );
    }
  }

  #submit(record: (pass: GPUComputePassEncoder) => void, after?: (encoder: GPUCommandEncoder) => void): void {
    const { device } = this.pair.gpu;
    const encoder = device.createCommandEncoder({ label: 'teacher' });
    const pass = encoder.beginComputePass();
    record(pass);
    pass.end();
    after?.(encoder);
    device.queue.submit([encoder.finish()]);
  }
}
