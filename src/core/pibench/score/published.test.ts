/** The published averages follow from the persona figures to a tenth of a point; the correlation that the note computed; no correlation where nothing varies. */
import { expect, it } from 'vitest';
import { correlation } from './correlation.ts';
import { PUBLISHED, PUBLISHED_PERSONAS } from './published.ts';

it.each(PUBLISHED)('$name: the average is the plain mean of five personas', ({ personas, ...average }) => {
  for (const side of ['proc', 'comp'] as const) {
    const mean = PUBLISHED_PERSONAS.reduce((sum, persona) => sum + personas[persona][side], 0) / 5;
    expect(Math.abs(mean - average[side])).toBeLessThan(0.00105);
  }
});

it('Proc and Comp correlate at 0.43 over the nine', () => expect(correlation(PUBLISHED.map(({ proc, comp }) => [proc, comp]))).toBeCloseTo(0.43, 2));

it('a straight line correlates at ±1, a flat one not at all', () => {
  expect(correlation([[0, 1], [1, 3], [2, 5]])).toBeCloseTo(1, 12);
  expect(correlation([[0, 5], [1, 3], [2, 1]])).toBeCloseTo(-1, 12);
  expect(correlation([[0, 0.7], [1, 0.7], [2, 0.7]])).toBeNull();
});
