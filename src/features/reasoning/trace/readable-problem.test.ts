/** Brackets say what the prefix form leaves to be counted. */
import { expect, it } from 'vitest';
import { parseProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { readableProblem } from './readable-problem.ts';

it('writes nested operations with brackets', () => {
  expect(readableProblem(parseProblem('S g1=3124; g2=2143; find pow mul inv g1,g2,3?')!)).toEqual({ givens: ['g1 = 3124', 'g2 = 2143'], asked: 'pow(mul(inv(g1), g2), 3)' });
  expect(readableProblem(parseProblem('Z g1=1; prove inv g1=g1?')!).asked).toBe('inv(g1) = g1');
});
