/** A made thought has all four scores; of a pasted one those that nobody knows are null, their costs are left out, and whose edges it has is said. */
import { expect, it } from 'vitest';
import { readFreeText } from '#core/reasoning/read-free-text.ts';
import { DIMENSIONS } from '#core/reasoning/step-costs.ts';
import { madeThought } from '../session/made-thoughts.ts';
import { FIRST_CHOICE } from '../session/reasoning-session.ts';
import { shownThought, type ShownThought } from '../shown-thought.ts';
import { THOUGHT_FORMAT, thoughtFile } from './thought-file.ts';

interface Saved {
  readonly scores: Readonly<Record<string, number | null>>;
  readonly costs: readonly { readonly dimension: string }[];
  readonly steps: readonly { readonly right: boolean | null; readonly onPath: boolean }[];
  readonly [field: string]: unknown;
}
const saved = (thought: ShownThought, problem: string | null = null): Saved => JSON.parse(thoughtFile(problem, thought)) as Saved;

it('holds all that is known of a made thought', () => {
  const { thought } = madeThought(FIRST_CHOICE)!;
  const file = saved(thought, 'a problem');
  expect(file).toMatchObject({ format: THOUGHT_FORMAT, version: 1, problem: 'a problem', answer: thought.dag.answer, answerRight: true, edges: { kind: 'written' }, scores: thought.scored.scores });
  expect(file.costs).toHaveLength(thought.scored.costs.length);
  expect(file.steps.map(({ right }) => right)).toEqual(thought.rights);
  expect(file.steps.filter(({ onPath }) => onPath)).toHaveLength(thought.path.size);
});

it('says no more of a pasted one than anybody knows', async () => {
  const { dag } = await readFreeText('First 2 and 3 are 5.\n\nSo 5 and 4 are 9.\n\nHmm, anyway, the answer is 9.', '');
  const file = saved(shownThought(dag, { edges: { kind: 'asked', by: 'a model (a host)' } }));
  expect(DIMENSIONS.filter((dimension) => file.scores[dimension] === null)).toEqual(['macroEffectiveness', 'microEffectiveness']);
  expect(file.costs.every(({ dimension }) => file.scores[dimension] !== null)).toBe(true);
  expect(file.steps.every(({ right }) => right === null)).toBe(true);
  expect(file).toMatchObject({ problem: null, answerRight: null, edges: { kind: 'asked', by: 'a model (a host)' } });
});
