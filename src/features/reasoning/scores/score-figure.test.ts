/** Nothing is -0, and no cost is 0. */
import { expect, it } from 'vitest';
import { costFigure, scoreFigure } from './score-figure.ts';

it('prints scores with a minus, and none that is -0', () => {
  expect([1, 0.384, -0.3333, -2.7e-16].map(scoreFigure)).toEqual(['1.00', '0.38', '−0.33', '0.00']);
});

it('prints what a cost is, however small', () => {
  expect([0.5, 0.0714, 0.0004998].map(costFigure)).toEqual(['0.50', '0.07', '0.0005']);
});
