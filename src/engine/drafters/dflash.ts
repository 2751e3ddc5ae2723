/**
 * DFlash as a drafter of chains: one pass fills in a whole block, and its likeliest tokens are proposed.
 *
 *   context   rows n-2-gamma .. n-2: no round commits more than gamma + 1 tokens, so these hold all that is new; rows that were
 *             there before come out the same
 *   block     anchor and masks at n-1 ..; row i is what the drafter believes of position n-1+i, seen from the anchor alone
 *   propose   the argmax of rows 1 .. gamma
 *
 * The rows are marginals: each token is likely by itself, not behind the others. Tokens drawn from them one by one would make no
 * text (specdec.md 5.2), so the likeliest are proposed at every temperature, and no rule may take them for draws.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { DFlashModel } from '#engine/model/dflash.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import type { JudgedRows } from '#engine/ops/accept.ts';
import type { SampleKernel } from '#engine/ops/sample.ts';
import type { BlockLooks, Drafter } from './drafter.ts';

export interface DFlashDrafterParts {
  readonly model: DFlashModel;
  readonly sequence: Sequence;
  readonly sample: SampleKernel;
  /** Fewer than the rows of a block. */
  readonly gamma: number;
  /** Whether someone will look at the distributions. */
  readonly keepRows: boolean;
  /** The block with which its rows are watched (DFlashModel.watched); null: nobody looks. */
  readonly watched: Decoder | null;
}

export class DFlashDrafter implements Drafter {
  readonly rows: JudgedRows | null;
  readonly target: Decoder;
  readonly looks: BlockLooks | null;
  readonly #parts: DFlashDrafterParts;
  readonly #draw: ReturnType<SampleKernel['bind']>;

  constructor(gpu: Gpu, parts: DFlashDrafterParts) {
    const { model, sequence, gamma } = parts;
    const { block, decoder: { vocab } } = model.config;
    if (!Number.isInteger(gamma) || gamma < 0 || gamma >= block) throw new RangeError(`A block of ${block} rows drafts 0 to ${block - 1} tokens, not ${gamma}.`);
    const partitions = gpu.storage('dflash partitions', block * 4);
    const kept = parts.keepRows && gamma > 0 ? gpu.storage('dflash rows', gamma * vocab * 4) : null;
    this.#parts = parts;
    this.target = model.target;
    this.looks = blockLooks(parts.watched, block);
    this.rows = kept && { logits: kept, partitions, rows: gamma };
    this.#draw = parts.sample.bind(
      { state: sequence.state, logits: model.logits, drawn: sequence.tokens, partitions },
      { logitsRows: block, firstRow: 1, partitionRows: block, firstPartition: 0, offset: 0, purpose: null },
    );
  }

  recordPrefill(pass: GPUComputePassEncoder, rows: number): void {
    this.#parts.model.recordContext(pass, { offset: 0, rows });
  }

  record(encoder: GPUCommandEncoder): void {
    const { model, gamma, watched } = this.#parts;
    const pass = encoder.beginComputePass();
    model.recordContext(pass, { offset: -2 - gamma, rows: gamma + 1 });
    if (gamma > 0) {
      model.recordBlock(pass, watched ?? undefined);
      this.#draw(pass, gamma);
    }
    pass.end();
    if (this.rows) encoder.copyBufferToBuffer(model.logits, model.config.decoder.vocab * 4, this.rows.logits, 0, this.rows.logits.size);
  }
}

/** What a watched block leaves to be looked at. */
export const blockLooks = (watched: Decoder | null, rows: number): BlockLooks | null => (watched?.shares ? { shares: watched.shares, rows } : null);
