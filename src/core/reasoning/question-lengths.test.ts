/** Lengths that are told before anything is asked against those of the prompts that are asked: texts shorter than the pool, as long, and longer; long steps; a problem with signs that are escaped; both orders of a pair. */
import { expect, it } from 'vitest';
import { promptedAttacher, type Ask } from './attach-prompt.ts';
import { attachSteps, MAIN_CAP } from './attach-steps.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { judgeViews } from './judge-views.ts';
import { promptedJudge } from './llm-verdict.ts';
import { judgePair, REPEATS } from './pairwise-judge.ts';
import { attachLength, verdictLength } from './question-lengths.ts';
import type { TextStep } from './segment-text.ts';

const PROBLEM = 'What is "2 + 3"?\n\\boxed{}';
const stepsOf = (count: number): readonly TextStep[] => Array.from({ length: count }, (_, i) => ({ id: i + 1, text: `Step "${i}"\n${'x'.repeat(i % 5 === 4 ? 900 : i)}`, start: i, end: i + 1 }));

async function asked(work: (ask: Ask) => Promise<unknown>): Promise<number> {
  let length = 0;
  await work(async ({ system, user }) => {
    length += system.length + user.length;
    return '';
  });
  return length;
}

it.each([0, 1, 2, 3, MAIN_CAP, MAIN_CAP + 1, MAIN_CAP + 2, 3 * MAIN_CAP])('is that of the prompts where each of %i steps goes on from the one before', async (count) => {
  const steps = stepsOf(count);
  expect(attachLength(PROBLEM, steps)).toBe(await asked((ask) => attachSteps(steps, promptedAttacher('', PROBLEM, ask), { votes: 1 })));
});

it('is that of the prompts of a pair, in either order', async () => {
  const [a, b] = ['1: 2 + 3 = 5\n2: 5 * 4 = 20', '1: 2 + 3 = 5'].map((text) => judgeViews(dagOfThought(text, '5'))) as [ReturnType<typeof judgeViews>, ReturnType<typeof judgeViews>];
  expect(2 * REPEATS * verdictLength(PROBLEM, a, b)).toBe(await asked((ask) => judgePair(promptedJudge('', PROBLEM, ask), a, b, 0)));
});
