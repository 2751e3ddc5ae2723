/**
 * The problems to measure by: 500 a checkable family with operands never taught, 500 in wordings never taught (operands
 * new as well), and 20 prompts each for tales and dialogues.
 */
import { GENERATORS } from './corpus.ts';
import { mayMeasure } from './held-out.ts';
import type { Family, Problem, Wording } from './problem.ts';
import { Seeded } from './seeded.ts';

/** Prompt, answer, number of steps: a row, to keep the file small. */
export type HeldOutRow = readonly [family: Family, prompt: string, answer: string, steps: number];

export interface HeldOutSets {
  readonly operands: readonly HeldOutRow[];
  readonly wordings: readonly HeldOutRow[];
  readonly open: readonly HeldOutRow[];
}

const SEED = 7_000_000;
const row = ({ family, prompt, answer, steps }: Problem): HeldOutRow => [family, prompt, answer, steps];

/** `count` different problems that may measure, and that `wanted` lets through. */
function collect(family: Family, wording: Wording, count: number, seed: number, wanted: (problem: Problem) => boolean = () => true): HeldOutRow[] {
  const random = new Seeded(SEED + seed);
  const found = new Map<string, HeldOutRow>();
  while (found.size < count) {
    const problem = GENERATORS[family](random, wording);
    if (mayMeasure(problem) && wanted(problem)) found.set(problem.prompt, row(problem));
  }
  return [...found.values()];
}

export function heldOutSets(): HeldOutSets {
  const ofSteps = (wording: Wording, count: number, seed: number) =>
    [1, 2, 3].flatMap((steps) => collect('story', wording, count + (steps === 3 ? 0 : 1), seed + steps, (problem) => problem.steps === steps));
  return {
    operands: [
      ...ofSteps('taught', 166, 0),
      ...collect('equation', 'taught', 500, 10),
      ...collect('date', 'taught', 500, 20),
      ...collect('rewrite', 'taught', 500, 30),
    ],
    wordings: [
      ...ofSteps('held-out', 100, 40).slice(0, 300),
      ...collect('equation', 'held-out', 100, 50),
      ...collect('date', 'held-out', 100, 60),
    ],
    open: [...collect('tale', 'taught', 20, 70), ...collect('dialogue', 'taught', 20, 80)],
  };
}
