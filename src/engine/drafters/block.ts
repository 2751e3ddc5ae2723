/**
 * Drafting a block at once: one pass fills it in, and its likeliest tokens are proposed.
 *
 *   context   what was committed since the last round
 *   block     anchor and masks at n-1 ..; row i is what the drafter believes of position n-1+i, seen from the anchor alone
 *   propose   the argmax of rows 1 .. gamma
 *
 * The rows are marginals: each token is likely by itself, not behind the others. Tokens drawn from them one by one would make no
 * text (specdec.md 5.2), so the likeliest are proposed at every temperature, and no rule may take them for draws.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import type { JudgedRows } from '#engine/ops/accept.ts';
import type { SampleKernel } from '#engine/ops/sample.ts';
import type { BlockLooks, Drafter } from './drafter.ts';

export interface BlockModel {
  /** Rows of a block, its anchor among them. */
  readonly block: number;
  /** f32 [block][vocabulary of the target]: of the last block. */
  readonly logits: GPUBuffer;
  /** See Drafter. */
  readonly target: Decoder;
  recordPrefill(pass: GPUComputePassEncoder, rows: number): void;
  /** Takes in what a round may have committed. */
  recordContext(pass: GPUComputePassEncoder): void;
  /** To be recorded right behind the context. `watched`: what `watched` gave, where someone looks. */
  recordBlock(pass: GPUComputePassEncoder, watched?: Decoder): void;
  /** The block with which its rows are watched; absent: where it looks cannot be seen. */
  watched?(): Promise<Decoder>;
}

export interface BlockParts {
  readonly model: BlockModel;
  readonly vocabulary: number;
  readonly sequence: Sequence;
  readonly sample: SampleKernel;
  /** Fewer than the rows of a block. */
  readonly gamma: number;
  /** Whether someone will look at the distributions. */
  readonly keepRows: boolean;
  /** The block with which its rows are watched; null: nobody looks. */
  readonly watched: Decoder | null;
}

export class BlockDrafter implements Drafter {
  readonly rows: JudgedRows | null;
  readonly target: Decoder;
  readonly looks: BlockLooks | null;
  readonly #parts: BlockParts;
  readonly #draw: ReturnType<SampleKernel['bind']>;

  constructor(gpu: Gpu, parts: BlockParts) {
    const { model, vocabulary, sequence, gamma } = parts;
    const { block, logits, target } = model;
    if (!Number.isInteger(gamma) || gamma < 0 || gamma >= block) throw new RangeError(`A block of ${block} rows drafts 0 to ${block - 1} tokens, not ${gamma}.`);
    const partitions = gpu.storage('block partitions', block * 4);
    const kept = parts.keepRows && gamma > 0 ? gpu.storage('block rows', gamma * vocabulary * 4) : null;
    this.#parts = parts;
    this.target = target;
    this.looks = blockLooks(parts.watched, block);
    this.rows = kept && { logits: kept, partitions, rows: gamma };
    this.#draw = parts.sample.bind(
      { state: sequence.state, logits, drawn: sequence.tokens, partitions },
      { logitsRows: block, firstRow: 1, partitionRows: block, firstPartition: 0, offset: 0, purpose: null },
    );
  }

  recordPrefill(pass: GPUComputePassEncoder, rows: number): void {
    this.#parts.model.recordPrefill(pass, rows);
  }

  record(encoder: GPUCommandEncoder): void {
    const { model, vocabulary, gamma, watched } = this.#parts;
    const pass = encoder.beginComputePass();
    model.recordContext(pass);
    if (gamma > 0) {
      model.recordBlock(pass, watched ?? undefined);
      this.#draw(pass, gamma);
    }
    pass.end();
    if (this.rows) encoder.copyBufferToBuffer(model.logits, vocabulary * 4, this.rows.logits, 0, this.rows.logits.size);
  }
}

/** What a watched block leaves to be looked at. */
export const blockLooks = (watched: Decoder | null, rows: number): BlockLooks | null => (watched?.shares ? { shares: watched.shares, rows } : null);
