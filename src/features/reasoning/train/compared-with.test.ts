/** Above, below, and in between, the ends included. */
import { expect, it } from 'vitest';
import { comparedWith } from './compared-with.ts';

it('tells apart only what the interval leaves out', () => {
  expect([0.5, 0.6, 0.7, 0.8, 0.9].map((flat) => comparedWith(flat, { low: 0.6, high: 0.8 }))).toEqual(['above', 'level', 'level', 'level', 'below']);
});
