/** A choice gives the same thought each time; two to compare are right, different, and of one problem, or there are none. */
import { expect, it } from 'vitest';
import { SYSTEM_TAGS } from '#core/tasks/alglab/systems.ts';
import { madePair, madeThought } from './made-thoughts.ts';
import { DEPTHS, FIRST_CHOICE } from './reasoning-session.ts';

it('is the same for the same choice, and every system has problems', () => {
  expect(madeThought(FIRST_CHOICE)).toEqual(madeThought(FIRST_CHOICE));
  for (const system of SYSTEM_TAGS) for (const depth of DEPTHS) expect(madeThought({ ...FIRST_CHOICE, system, depth }), `${system} ${depth}`).not.toBeNull();
});

it('shows at first what there is to see: a right answer, a wrong step that was mended, a merge, dead ends', () => {
  const { thought } = madeThought(FIRST_CHOICE)!;
  expect(thought.answerRight).toBe(true);
  expect(thought.rights).toContain(false);
  expect(thought.dag.steps.some(({ lead }) => lead === 'but')).toBe(true);
  expect(thought.dag.steps.some(({ marks }) => marks.includes('merge'))).toBe(true);
  expect(thought.path.size).toBeLessThan(thought.dag.steps.length - 1);
});

it('compares right thoughts alone', () => {
  for (const seed of [0, 1, 2, 3, 4]) {
    const pair = madePair({ ...FIRST_CHOICE, seed });
    if (!pair) continue;
    expect([pair.a.thought.answerRight, pair.b.thought.answerRight]).toEqual([true, true]);
    expect(pair.a.text).not.toBe(pair.b.text);
    expect(pair.a.problem).toEqual(pair.b.problem);
  }
  expect(madePair(FIRST_CHOICE)).not.toBeNull();
});
