/** A generated trace is right and a slip in its answer is not; no answer, an open one, ids that stand for nothing; what is judged ends before the answer, or with what was written. */
import { describe, expect, it } from 'vitest';
import { Seeded } from '../seeded.ts';
import { algebraTask } from './algebra-task.ts';
import { ALGEBRA_VOCABULARY, decodeAlgebra, encodeAlgebra } from './alglab-tokens.ts';
import { trueAnswer } from './check-trace.ts';
import { problemSets } from './problem-sets.ts';
import { algebraPrompt, algebraText, writeTrace } from './write-trace.ts';

const asked = problemSets(1, 12).rl;

describe.each(asked.map((own) => [own.id, own] as const))('%s', (_, own) => {
  const task = algebraTask(own);
  const answer = trueAnswer(own.problem)!;
  const idsOf = (text: string): number[] => encodeAlgebra(text)!;

  it('is asked as models are taught it', () => {
    expect(decodeAlgebra(task.prompt)).toBe(algebraPrompt(own.problem));
  });

  it('is right with the true answer alone, once it is closed', () => {
    const { completion } = algebraText(own.problem, { ...writeTrace(own.problem, 'terse', new Seeded(3)), answer });
    const written = idsOf(completion);
    expect(task.isRight(written)).toBe(true);
    expect(task.isRight(written.slice(0, -1))).toBe(false);
    expect(task.isRight(idsOf(`<answer>${answer}1<eos>`))).toBe(false);
    expect(task.isRight(idsOf(`${answer}<eos>`))).toBe(false);
    expect(task.isRight([ALGEBRA_VOCABULARY - 1, ...written.slice(0, -1)])).toBe(false);
    expect(task.isRight([])).toBe(false);
  });

  it('shows a reward model what stands before the answer', () => {
    const thought = idsOf('#1 mul g1');
    expect(task.judgedText([...thought, ...idsOf(`<answer>${answer}<eos>`)])).toEqual([...task.prompt, ...thought]);
    expect(task.judgedText(thought)).toEqual([...task.prompt, ...thought]);
  });
});
