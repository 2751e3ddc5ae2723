/** A choice gives the same problem each time; it was never taught; and there is something to see grow. */
import { expect, it } from 'vitest';
import { mayMeasure } from '#core/tasks/held-out.ts';
import { FIRST_LIVE, LIVE_FAMILIES, liveConfig, liveProblem } from './live-problems.ts';

it.each(LIVE_FAMILIES)('%s', (family) => {
  for (let seed = 0; seed < 12; seed++) {
    const problem = liveProblem({ family, seed });
    expect(problem.family).toBe(family);
    expect(mayMeasure(problem)).toBe(true);
    expect(problem.thought.text.split('\n').length).toBeGreaterThan(1);
    expect(liveProblem({ family, seed }).prompt).toBe(problem.prompt);
    expect(liveConfig({ family, seed })).toMatchObject({ prompt: problem.prompt, seed });
  }
});

it('shows at first two ways that meet', () => {
  expect(liveProblem(FIRST_LIVE).thought.text).toMatch(/#3 #1:\d+-#2:/);
});
