/** A figure of a sample with its 95 % interval, by bootstrap over what the sample is of (problems, thoughts). */
import { bootstrap } from '../stats/bootstrap.ts';

export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = { resamples: 1000, level: 0.95 } as const;

/** No values are a RangeError. */
export const measuredOver = <Value>(values: readonly Value[], statistic: (sample: readonly Value[]) => number, seed: number): Measured => ({ value: statistic(values), ...bootstrap(values, statistic, { ...RESAMPLES, seed }) });
