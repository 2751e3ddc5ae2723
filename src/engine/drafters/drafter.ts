/**
 * What proposes tokens. A drafter writes up to `gamma` tokens behind the committed text of the sequence, on the GPU, within
 * the round's own submit; everything else (which of them stay, how the text goes on) is the round's business.
 */
import type { Decoder } from '#engine/model/decoder.ts';
import type { JudgedRows } from '#engine/ops/accept.ts';

export interface Drafter {
  /** The distributions that its last proposals were drawn from, by slot; null: it has none, or they were not kept. */
  readonly rows: JudgedRows | null;
  /** The target whose passes leave what this drafter reads (Decoder.withTaps); none: any will do. */
  readonly target?: Decoder | undefined;
  /** Takes in `rows` tokens from position n on: its share of reading a prompt. */
  recordPrefill(pass: GPUComputePassEncoder, rows: number): void;
  /** Proposes tokens for positions n .. n + gamma - 1. */
  record(encoder: GPUCommandEncoder): void;
}
