/**
 * A small model that runs ahead: gamma forward passes, each on the token that the pass before it drew (Leviathan et al. 2023).
 *
 *   pass 1    rows n-2, n-1 (the anchor), draws d1      pass k > 1    row n+k-2 (d(k-1)), draws dk
 *
 * The row before the anchor is run again each time. After a round that accepted everything, its K and V are missing (the last
 * draft was drawn but never run); after any other they are there already and come out the same, since a row depends on no
 * neighbour. So the catch-up needs no branch, and the cache never drifts: with gamma = 0 the pass still keeps it in step.
 */
import type { Purpose } from '#core/rng/counter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Decoder, PassRows } from '#engine/model/decoder.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import type { JudgedRows } from '#engine/ops/accept.ts';
import type { SampleKernel } from '#engine/ops/sample.ts';
import type { Drafter } from './drafter.ts';

export interface DraftModelParts {
  readonly decoder: Decoder;
  readonly sequence: Sequence;
  readonly sample: SampleKernel;
  readonly gamma: number;
  /** How tokens are drawn; null: the argmax. */
  readonly purpose: Purpose | null;
  /** Whether someone will look at the distributions (the ratio rule, inspect mode). */
  readonly keepRows: boolean;
}

const TWO_ROWS: PassRows = { offset: -2, rows: 2 };

export class DraftModel implements Drafter {
  readonly rows: JudgedRows | null;
  readonly purpose: Purpose | null;
  readonly #parts: DraftModelParts;
  readonly #draws: readonly ReturnType<SampleKernel['bind']>[];

  constructor(gpu: Gpu, parts: DraftModelParts) {
    const { decoder, sequence, gamma, purpose } = parts;
    const slots = Math.max(1, gamma);
    const partitions = gpu.storage('draft partitions', slots * 4);
    const kept = parts.keepRows ? gpu.storage('draft rows', slots * decoder.config.vocab * 4) : null;
    const buffers = { state: sequence.state, logits: decoder.logits, drawn: sequence.tokens, partitions };
    this.#parts = parts;
    this.purpose = purpose;
    this.rows = kept && { logits: kept, partitions, rows: slots };
    this.#draws = Array.from({ length: gamma }, (_, slot) =>
      parts.sample.bind(buffers, { logitsRows: 2, firstRow: slot === 0 ? 1 : 0, partitionRows: slots, firstPartition: slot, offset: slot, purpose }),
    );
  }

  recordPrefill(pass: GPUComputePassEncoder, rows: number): void {
    this.#parts.decoder.record(pass, { offset: 0, rows });
  }

  record(encoder: GPUCommandEncoder): void {
    const { decoder } = this.#parts;
    let pass = encoder.beginComputePass();
    decoder.record(pass, TWO_ROWS);
    for (const [slot, draw] of this.#draws.entries()) {
      if (slot > 0) decoder.record(pass, { offset: slot - 1, rows: 1 });
      draw(pass, 1);
      if (!this.rows) continue;
      pass.end();
      const bytes = decoder.config.vocab * 4;
      encoder.copyBufferToBuffer(decoder.logits, slot === 0 ? bytes : 0, this.rows.logits, slot * bytes, bytes);
      pass = encoder.beginComputePass();
    }
    pass.end();
  }
}
