/**
 * Percentile bootstrap: draw as many values again with replacement, many times; the spread of the statistic over these
 * resamples is its interval (Efron, Annals of Statistics 7, 1979). Seeded, hence the same interval on every machine.
 */
import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import { quantile } from './quantile.ts';
import type { Interval } from './wilson.ts';

export interface BootstrapOptions {
  readonly resamples: number;
  /** Coverage, 0.95 for instance. */
  readonly level: number;
  readonly seed: number;
}

export function bootstrap<Value>(
  values: readonly Value[],
  statistic: (sample: readonly Value[]) => number,
  { resamples, level, seed }: BootstrapOptions,
): Interval {
  if (values.length === 0) throw new RangeError('a bootstrap of no values does not exist');
  const statistics: number[] = [];
  for (let b = 0; b < resamples; b += 1) {
    const stream = counterStream({ seed, sequence: b, position: 0, purpose: PURPOSE.resample });
    const sample = values.map((_, i) => values[Math.floor(counterUniform(stream, i) * values.length)] as Value);
    statistics.push(statistic(sample));
  }
  const tail = (1 - level) / 2;
  return { low: quantile(statistics, tail), high: quantile(statistics, 1 - tail) };
}
