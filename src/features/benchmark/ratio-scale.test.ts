/** Slower weighs as much as faster, 1× is always on the scale, and everything lies within it. */
import { expect, it } from 'vitest';
import { ratioScale } from './ratio-scale.ts';

it('draws half as fast as far from 1× as twice as fast', () => {
  const { at } = ratioScale([0.5, 2]);
  expect(at(1) - at(0.5)).toBeCloseTo(at(2) - at(1), 9);
});

it.each([[[0.47, 2.06]], [[1.2, 1.4]], [[0.3, 0.9]], [[1]], [[]], [[0.02, 40]]])('holds %j and 1×', (ratios) => {
  const { at, ticks } = ratioScale(ratios);
  for (const ratio of [1, ...ratios, ...ticks]) {
    expect(at(ratio)).toBeGreaterThan(0);
    expect(at(ratio)).toBeLessThan(100);
  }
  expect(ticks).toContain(1);
});

it('numbers powers of two, and of four or more where they would be many', () => {
  expect(ratioScale([0.47, 2.06]).ticks).toEqual([0.5, 1, 2]);
  expect(ratioScale([0.1, 17]).ticks).toEqual([0.25, 1, 4, 16]);
  expect(ratioScale([0.0006, 0.99]).ticks).toEqual([0.00390625, 0.0625, 1]);
});
