/**
 * Wilson's score interval for a proportion (E. B. Wilson, JASA 22, 1927): unlike the textbook p ± z·√(p(1-p)/n) it stays within
 * [0, 1] and is honest for small counts and for 0 or n successes.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** z = 1.96 is the 95 % interval. */
export function wilson(successes: number, trials: number, z = 1.959963984540054): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const centre = share + (z * z) / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  // Of no successes the lower end is 0, of n the upper is 1: rounding must not make them almost so.
  return { low: successes === 0 ? 0 : Math.max(0, (centre - reach) / scale), high: successes === trials ? 1 : Math.min(1, (centre + reach) / scale) };
}
