/** Tabulated values of the chi-squared tail, known Wilson intervals, and the edges: no trials, pooled cells, impossible counts. */
import { describe, expect, it } from 'vitest';

import { bootstrap } from './bootstrap.ts';
import { chiSquared } from './chi-squared.ts';
import { logGamma, upperGammaShare } from './gamma.ts';
import { median, quantile } from './quantile.ts';
import { wilson } from './wilson.ts';

describe('upperGammaShare', () => {
  it('gives the tabulated critical values of chi-squared', () => {
    const rows: readonly (readonly [number, number, number])[] = [[1, 3.841459, 0.05], [5, 11.0705, 0.05], [10, 29.58830, 0.001], [63, 103.4424, 0.001], [255, 330.5197, 0.001]];
    for (const [degrees, critical, tail] of rows) expect(upperGammaShare(degrees / 2, critical / 2)).toBeCloseTo(tail, 5);
  });
  it('is exp(-x) for a = 1 on both sides of the switch', () => {
    for (const x of [0, 0.1, 1, 1.999, 2, 2.001, 5, 30]) expect(upperGammaShare(1, x)).toBeCloseTo(Math.exp(-x), 12);
  });
  it('knows factorials', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 8);
  });
});

describe('chiSquared', () => {
  it('agrees with a hand calculation', () => {
    const { statistic, degreesOfFreedom, pValue } = chiSquared([44, 56], [0.5, 0.5]);
    expect(statistic).toBeCloseTo(1.44, 12);
    expect(degreesOfFreedom).toBe(1);
    expect(pValue).toBeCloseTo(0.230139, 5);
  });
  it('pools cells that expect fewer than five', () => {
    expect(chiSquared([50, 46, 2, 2], [0.5, 0.46, 0.02, 0.02]).degreesOfFreedom).toBe(2);
  });
  it('refuses a count where the probability is zero, and ignores an empty cell there', () => {
    expect(chiSquared([99, 1], [1, 0]).pValue).toBe(0);
    expect(chiSquared([50, 50, 0], [0.5, 0.5, 0]).pValue).toBe(1);
  });
});

describe('wilson', () => {
  it('covers known cases and the edges', () => {
    const half = wilson(50, 100);
    expect(half.low).toBeCloseTo(0.40383, 4);
    expect(half.high).toBeCloseTo(0.59617, 4);
    for (let n = 1; n < 300; n += 1) expect([wilson(0, n).low, wilson(n, n).high]).toEqual([0, 1]);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('quantile and bootstrap', () => {
  it('interpolates', () => {
    expect(median([3, 1, 2, 4])).toBe(2.5);
    expect(quantile([10, 20, 30], 0.25)).toBe(15);
    expect(quantile([7], 0.9)).toBe(7);
  });
  it('has an interval that holds the mean, and is the same every time', () => {
    const values = Array.from({ length: 200 }, (_, i) => Math.sin(i) + 3);
    const mean = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0) / sample.length;
    const options = { resamples: 300, level: 0.95, seed: 7 };
    const interval = bootstrap(values, mean, options);
    expect(interval.low).toBeLessThan(mean(values));
    expect(interval.high).toBeGreaterThan(mean(values));
    // the normal approximation: 1.96 * 0.707 / sqrt(200) = 0.098
    expect((interval.high - interval.low) / 2).toBeCloseTo(0.098, 1);
    expect(bootstrap(values, mean, options)).toEqual(interval);
  });
});
