/** What shaders/draw.wgsl computes for one row, as plain loops. */
import { PURPOSE } from '#core/rng/counter.ts';
import { logPartition } from '#core/speculation/distribution.ts';
import { sampleReference, type SampledRow } from './sample-reference.ts';

export interface DrawnRow extends Pick<SampledRow, 'token' | 'margin'> {
  /** At temperature 1. */
  readonly logProb: number;
  /** Of the choice, in nats. */
  readonly entropy: number;
}

/** `position`: of the drawn token. */
export function drawReference(logits: ArrayLike<number>, temperature: number, at: { readonly seed: number; readonly sequence: number; readonly position: number }): DrawnRow {
  const { token, margin } = sampleReference(logits, temperature, null, { ...at, purpose: PURPOSE.gumbel });
  const logZ = logPartition(logits, 1, null);
  const logProbs = Array.from(logits, (logit) => logit - logZ);
  return { token, margin, logProb: logProbs[token]!, entropy: -logProbs.reduce((sum, log) => (log === -Infinity ? sum : sum + Math.exp(log) * log), 0) };
}
