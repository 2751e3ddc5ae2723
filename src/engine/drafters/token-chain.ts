/**
 * Drafting token by token: gamma passes of a model that runs ahead, each on the token that was chosen behind the pass before it.
 * The model says how its passes are recorded; this chooses the tokens, and keeps the distributions where someone will look at them.
 */
import type { Purpose } from '#core/rng/counter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import type { JudgedRows } from '#engine/ops/accept.ts';
import type { SampleKernel } from '#engine/ops/sample.ts';
import type { Drafter } from './drafter.ts';

export interface TokenModel {
  /** f32 [rows][vocabulary of the target]: of the last pass. */
  readonly logits: GPUBuffer;
  /** See Drafter. */
  readonly target?: Decoder | undefined;
  /** The row of the first pass behind which the first token is chosen; of later passes it is row 0. */
  readonly firstRow: number;
  recordPrefill(pass: GPUComputePassEncoder, rows: number): void;
  /** The pass behind which the draft of this slot (0 ..) is chosen. The first takes in what was committed since the last round. */
  recordSlot(pass: GPUComputePassEncoder, slot: number): void;
}

export interface TokenChainParts {
  readonly model: TokenModel;
  readonly vocabulary: number;
  readonly sequence: Sequence;
  readonly sample: SampleKernel;
  readonly gamma: number;
  /** How tokens are drawn; null: the argmax. */
  readonly purpose: Purpose | null;
  /** Whether someone will look at the distributions (the ratio rule, inspect mode). */
  readonly keepRows: boolean;
}

export class TokenChain implements Drafter {
  readonly rows: JudgedRows | null;
  readonly purpose: Purpose | null;
  readonly #parts: TokenChainParts;
  readonly #draws: readonly ReturnType<SampleKernel['bind']>[];

  constructor(gpu: Gpu, parts: TokenChainParts) {
    const { model, vocabulary, sequence, gamma, purpose } = parts;
    const slots = Math.max(1, gamma);
    const partitions = gpu.storage('draft partitions', slots * 4);
    const kept = parts.keepRows ? gpu.storage('draft rows', slots * vocabulary * 4) : null;
    const buffers = { state: sequence.state, logits: model.logits, drawn: sequence.tokens, partitions };
    this.#parts = parts;
    this.purpose = purpose;
    this.rows = kept && { logits: kept, partitions, rows: slots };
    this.#draws = Array.from({ length: gamma }, (_, slot) =>
      parts.sample.bind(buffers, { logitsRows: model.firstRow + 1, firstRow: slot === 0 ? model.firstRow : 0, partitionRows: slots, firstPartition: slot, offset: slot, purpose }),
    );
  }

  get target(): Decoder | undefined {
    return this.#parts.model.target;
  }

  recordPrefill(pass: GPUComputePassEncoder, rows: number): void {
    this.#parts.model.recordPrefill(pass, rows);
  }

  record(encoder: GPUCommandEncoder): void {
    const { model, vocabulary } = this.#parts;
    let pass = encoder.beginComputePass();
    model.recordSlot(pass, 0);
    for (const [slot, draw] of this.#draws.entries()) {
      if (slot > 0) model.recordSlot(pass, slot);
      draw(pass, 1);
      if (!this.rows) continue;
      pass.end();
      const bytes = vocabulary * 4;
      encoder.copyBufferToBuffer(model.logits, slot === 0 ? model.firstRow * bytes : 0, this.rows.logits, slot * bytes, bytes);
      pass = encoder.beginComputePass();
    }
    pass.end();
  }
}
