/**
 * Pearson's chi-squared test of counts against probabilities: X² = Σ (observed - expected)² / expected, and its tail probability.
 *
 * Cells that expect fewer than five are pooled into one (the usual condition for the approximation). A count in a cell of
 * probability zero is impossible under the hypothesis, whatever the sample size: p is then 0.
 */
import { upperGammaShare } from './gamma.ts';

export interface ChiSquared {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

const FEWEST_EXPECTED = 5;

export function chiSquared(observed: ArrayLike<number>, probabilities: ArrayLike<number>): ChiSquared {
  if (observed.length !== probabilities.length) {
    throw new RangeError(`${observed.length} counts cannot be tested against ${probabilities.length} probabilities`);
  }
  const total = Array.from(observed).reduce((sum, count) => sum + count, 0);

  let statistic = 0;
  let cells = 0;
  let pooledObserved = 0;
  let pooledExpected = 0;
  const add = (count: number, expected: number): void => {
    statistic += (count - expected) ** 2 / expected;
    cells += 1;
  };
  for (let i = 0; i < observed.length; i += 1) {
    const count = observed[i] ?? 0;
    const expected = total * (probabilities[i] ?? 0);
    if (expected === 0) {
      if (count > 0) return { statistic: Infinity, degreesOfFreedom: Math.max(1, cells), pValue: 0 };
    } else if (expected < FEWEST_EXPECTED) {
      pooledObserved += count;
      pooledExpected += expected;
    } else {
      add(count, expected);
    }
  }
  if (pooledExpected > 0) add(pooledObserved, pooledExpected);
  const degreesOfFreedom = cells - 1;
  if (degreesOfFreedom < 1) return { statistic, degreesOfFreedom: 0, pValue: 1 };
  return { statistic, degreesOfFreedom, pValue: upperGammaShare(degreesOfFreedom / 2, statistic / 2) };
}
