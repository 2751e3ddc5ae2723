/** A scale meets both ends; ticks are round, inside the domain, and about as many as asked for; equal ratios are equally long on a logarithmic one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decades, linear, logarithmic, powersOfTwo, ticks, wholeTicks } from './scale.ts';

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

it('gives equal ratios equal lengths', () => {
  const scale = logarithmic([0.5, 32], [0, 60]);
  expect([0.5, 1, 2, 32].map(scale).map(Math.round)).toEqual([0, 10, 20, 60]);
});

it('writes powers, fewer where there is little room', () => {
  expect(powersOfTwo([0.24, 8], 6)).toEqual([0.25, 0.5, 1, 2, 4, 8]);
  expect(powersOfTwo([0.24, 8], 4)).toEqual([0.25, 1, 4]);
  expect(decades([0.3, 45], 8)).toEqual([0.5, 1, 2, 5, 10, 20]);
  expect(decades([0.3, 45], 5)).toEqual([0.3, 1, 3, 10, 30]);
  expect(decades([0.3, 4500], 5)).toEqual([1, 10, 100, 1000]);
});

it('keeps powers inside their domain', () => {
  fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: 1.5, max: 1e5, noNaN: true }), fc.integer({ min: 2, max: 9 }), (from, ratio, count) => {
    const to = from * ratio;
    for (const x of [...powersOfTwo([from, to], count), ...decades([from, to], count)]) expect(x >= from * (1 - 1e-6) && x <= to * (1 + 1e-6)).toBe(true);
    expect(powersOfTwo([from, to], count).length).toBeLessThanOrEqual(count);
  }));
});
