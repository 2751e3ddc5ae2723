/**
 * How much a model will have to read, before anybody asks it: characters of the prompts, one answer of each. A verdict's are known. Those of an attachment hang on the edges
 * that come before it; here every step goes on from the one before, so that its pool is the newest steps of the text, and ends of other lines are not counted.
 */
import { attachLine, attachPrompt, type Prompt } from './attach-prompt.ts';
import { MAIN_CAP } from './attach-steps.ts';
import type { JudgeViews } from './judge-views.ts';
import { verdictPrompt } from './llm-verdict.ts';
import { DIMENSIONS } from './step-costs.ts';
import type { TextStep } from './segment-text.ts';

const lengthOf = ({ system, user }: Prompt): number => system.length + user.length;

/** Of all steps, each asked about once; the first is not. */
export function attachLength(problem: string, steps: readonly TextStep[]): number {
  const [root] = steps;
  if (!root) return 0;
  const lines = steps.map((step) => attachLine(step).length);
  const around = lengthOf(attachPrompt(problem, root, { main: [], leaves: [] })) - lines[0]!;
  let [length, main] = [0, 0];
  for (let at = 1; at < lines.length; at++) {
    main += lines[at - 1]!;
    // the root stays in the pool
    if (at > MAIN_CAP) main -= lines[at - MAIN_CAP]!;
    const between = Math.min(at, MAIN_CAP) - 1;
    length += around + main + between + lines[at]!;
  }
  return length;
}

/** Of all dimensions, each asked about once: whoever is shown first, it is as long. */
export const verdictLength = (problem: string, a: JudgeViews, b: JudgeViews): number =>
  DIMENSIONS.reduce((length, dimension) => length + lengthOf(verdictPrompt(dimension, problem, a, b)), 0);
