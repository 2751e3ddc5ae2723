/** Signs on both sides of 0, what rounds to 0, ticks between whole per cents, and a figure whose interval has no length. */
import { expect, it } from 'vitest';
import { correlationFigure, percent, points, shareTick, withInterval } from './figures.ts';

it('are rounded to a tenth, with a sign where they are differences', () => {
  expect([0.8425, 0, 1].map(percent)).toEqual(['84.3%', '0.0%', '100.0%']);
  expect([0.112, -0.112, 0.0001, -0.0001, 0].map(points)).toEqual(['+11.2', '−11.2', '0.0', '0.0', '0.0']);
  expect([0.62, -0.62, -0.001].map(correlationFigure)).toEqual(['+0.62', '−0.62', '0.00']);
  expect([0.6, 0.605].map(shareTick)).toEqual(['60%', '60.5%']);
});

it('have their interval behind them, where there is one', () => {
  expect(withInterval({ value: 0.5, low: 0.4, high: 0.6 }, percent)).toBe('50.0% (40.0%–60.0%)');
  expect(withInterval({ value: 0.5, low: 0.5, high: 0.5 }, percent)).toBe('50.0%');
});
