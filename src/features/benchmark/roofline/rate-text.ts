/** A rate or a time to three figures or so: it may be 0.52 GB/s, or 9,000 GFLOP/s. */
import { count, decimal, tenth } from '#ui/number-format.ts';

export function rateText(x: number): string {
  if (x >= 99.95) return count(Math.round(x));
  return x >= 9.995 ? tenth(x) : decimal(x);
}
