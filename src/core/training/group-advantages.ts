/**
 * How much better each of a group of answers to one problem is than the group (note reasoning.md 1.5, 3.7):
 *
 *   std    (r - mean) / std     GRPO (Shao et al. 2024, arXiv 2402.03300)
 *   mean   r - mean             as SU-01 takes it with GSPO, and Dr. GRPO (Liu et al. 2025, arXiv 2503.20783)
 *
 * The deviation is the group's own (divided by its size). A group whose rewards are all equal teaches nothing: all 0.
 */
export type AdvantageKind = 'std' | 'mean';

export function groupAdvantages(rewards: ArrayLike<number>, kind: AdvantageKind): Float64Array {
  const all = Float64Array.from(rewards);
  if (all.every((reward) => reward === all[0])) return new Float64Array(all.length);
  const mean = meanOf(all);
  const above = all.map((reward) => reward - mean);
  if (kind === 'mean') return above;
  const deviation = Math.sqrt(meanOf(above.map((value) => value ** 2)));
  return above.map((value) => value / deviation);
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
