/**
 * What proposes tokens. A drafter writes up to `gamma` tokens behind the committed text of the sequence, on the GPU, within
 * the round's own submit; everything else (which of them stay, how the text goes on) is the round's business.
 */
import type { Purpose } from '#core/rng/counter.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { JudgedRows } from '#engine/ops/accept.ts';

/** Where the rows of a block looked, one buffer for each layer: f32 [rows][context], the mean over the heads. Row 0 is the anchor's. */
export interface BlockLooks {
  readonly shares: readonly GPUBuffer[];
  readonly rows: number;
}

export interface Drafter {
  /** The distributions that its last proposals were taken from, by slot; null: it has none, or they were not kept. */
  readonly rows: JudgedRows | null;
  /** The noise by which it drew them; none: they are its argmax, and to a rule its distribution is all on them. */
  readonly purpose?: Purpose | null;
  /** The target whose passes leave what this drafter reads (Decoder.withTaps); none: any will do. */
  readonly target?: Decoder | undefined;
  /** Where the rows of its last block looked, for whoever watches; none: it fills in no block, or nobody watches. */
  readonly looks?: BlockLooks | null;
  /** Takes in `rows` tokens from position n on: its share of reading a prompt. */
  recordPrefill(pass: GPUComputePassEncoder, rows: number): void;
  /** Proposes tokens for positions n .. n + gamma - 1. */
  record(encoder: GPUCommandEncoder): void;
  /** After a tree was judged: puts what it keeps of the accepted path where the text has it. */
  recordCompaction?(pass: GPUComputePassEncoder): void;
}
