/** What shaders/draw.wgsl computes for one row, as plain loops. */
import { PURPOSE } from '#core/rng/counter.ts';
import { logPartition } from '#core/speculation/distribution.ts';
import { sampleReference, type SampledRow } from './sample-reference.ts';

export interface DrawnRow extends Pick<SampledRow, 'token' | 'margin'> {
  /** At temperature 1. */
  readonly logProb: number;
}

/** `position`: of the drawn token. */
export function drawReference(logits: ArrayLike<number>, temperature: number, at: { readonly seed: number; readonly sequence: number; readonly position: number }): DrawnRow {
  const { token, margin } = sampleReference(logits, temperature, null, { ...at, purpose: PURPOSE.gumbel });
  return { token, margin, logProb: logits[token]! - logPartition(logits, 1, null) };
}
