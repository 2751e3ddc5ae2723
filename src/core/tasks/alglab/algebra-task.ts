/** A problem of the algebraic world as a policy is asked it. pytorch/grpo.py asks the same; it compares the answer's tokens, where this judges its text. */
import type { PolicyTask } from '../../training/policy-task.ts';
import { splitCompletion } from '../check.ts';
import { SPECIAL_TOKENS } from '../problem.ts';
import { encodeAlgebra, writtenAlgebra } from './alglab-tokens.ts';
import { checkAnswer } from './check-trace.ts';
import type { SetProblem } from './problem-sets.ts';
import { algebraPrompt } from './write-trace.ts';

const ANSWER = SPECIAL_TOKENS.indexOf('<answer>');

export function algebraTask({ id, problem }: SetProblem): PolicyTask {
  const prompt = encodeAlgebra(algebraPrompt(problem))!;
  return {
    id,
    prompt,
    isRight: (written) => checkAnswer(problem, splitCompletion(writtenAlgebra(written)).answer ?? ''),
    judgedText: (written) => {
      const end = written.indexOf(ANSWER);
      return [...prompt, ...(end < 0 ? written : written.slice(0, end))];
    },
  };
}
