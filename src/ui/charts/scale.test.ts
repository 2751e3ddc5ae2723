/** A scale meets both ends; ticks are round, inside the domain, and about as many as asked for. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linear, ticks, wholeTicks } from './scale.ts';

it('meets both ends of its range, also upside down', () => {
  const up = linear([1, 5], [100, 0]);
  expect([up(1), up(3), up(5)]).toEqual([100, 50, 0]);
  expect(linear([2, 2], [10, 90])(2)).toBe(10);
});

it('writes round numbers', () => {
  expect(ticks([0, 1], 2)).toEqual([0, 0.5, 1]);
  expect(ticks([0, 230], 5)).toEqual([0, 50, 100, 150, 200]);
  expect(ticks([2007, 2120], 4)).toEqual([2050, 2100]);
  expect(ticks([3, 3], 4)).toEqual([3]);
  expect(wholeTicks([1, 3], 8)).toEqual([1, 2, 3]);
});

it('stays inside the domain, with not far more ticks than asked for', () => {
  const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), size, fc.integer({ min: 1, max: 12 }), (from, length, count) => {
    const all = ticks([from, from + length], count);
    expect(all.length).toBeLessThanOrEqual(count + 1);
    for (const x of all) expect(x >= from - 1e-6 * length && x <= from + length * (1 + 1e-6)).toBe(true);
  }));
});
