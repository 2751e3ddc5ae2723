/** Brackets say what the prefix form leaves to be counted; signatures, what an operation is called with. */
import { expect, it } from 'vitest';
import { parseProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { SYSTEM_TAGS } from '#core/tasks/alglab/systems.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { readableProblem, signaturesOf } from './readable-problem.ts';

it('writes nested operations with brackets', () => {
  expect(readableProblem(parseProblem('S g1=3124; g2=2143; find pow mul inv g1,g2,3?')!)).toEqual({ givens: ['g1 = 3124', 'g2 = 2143'], asked: 'pow(mul(inv(g1), g2), 3)' });
  expect(readableProblem(parseProblem('Z g1=1; prove inv g1=g1?')!).asked).toBe('inv(g1) = g1');
});

it('each operation of each system has words', () => {
  expect(signaturesOf('W').map(({ signature }) => signature)).toEqual(['mul(a, b)', 'inv(a)', 'pow(a, k)', 'conj(a, b)']);
  for (const system of SYSTEM_TAGS) expect(Object.keys(reasoningStrings.systems[system].operations), system).toEqual(signaturesOf(system).map(({ name }) => name));
});
