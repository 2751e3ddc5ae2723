/** Room on both sides, none beyond 0 and 1, some where all is level, and below 0 where something is. */
import { expect, it } from 'vitest';
import { curveDomain } from './curve-domain.ts';

const at = (low: number, high: number) => [{ value: (low + high) / 2, low, high }];

it('holds every interval, and nothing that cannot be', () => {
  expect(curveDomain(at(0.5, 0.6), 1)).toEqual([0.488, 0.612]);
  expect(curveDomain(at(0, 1), 1)).toEqual([0, 1]);
  expect(curveDomain(at(3, 3), Infinity)).toEqual([2.94, 3.06]);
  const [low, high] = curveDomain(at(-1, 1), Infinity);
  expect([low < -1, high > 1]).toEqual([true, true]);
  expect(curveDomain(at(0, 0), 1)).toEqual([0, 0.01]);
});
