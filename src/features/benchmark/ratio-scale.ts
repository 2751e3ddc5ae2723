/**
 * Where a ratio lies on a drawing, in percent of its width. The scale is logarithmic, so that twice as slow lies as far from 1× as
 * twice as fast; 1× itself is always on it.
 */
import { linear } from '#ui/charts/scale.ts';

export interface RatioScale {
  readonly at: (ratio: number) => number;
  /** Powers of two, or of four, of sixteen and so on where these would be many. */
  readonly ticks: readonly number[];
}

/** Room for a dot at either end, and for half a number. */
const MARGIN = 1.2;
const HALF_A_NUMBER = 0.1;
const MANY = 5;

export function ratioScale(ratios: readonly number[]): RatioScale {
  const from = Math.log2(Math.min(1, ...ratios) / MARGIN);
  const to = Math.log2(Math.max(1, ...ratios) * MARGIN);
  const at = linear([from, to], [0, 100]);
  const [first, last] = [Math.ceil(from + HALF_A_NUMBER), Math.floor(to - HALF_A_NUMBER)];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  let step = 1;
  while (powers.length / step > MANY) step *= 2;
  return { at: (ratio) => at(Math.log2(ratio)), ticks: powers.filter((power) => power % step === 0).map((power) => 2 ** power) };
}
