/**
 * The problems that the target is watched at: of each family that it thinks about, problems that it was never taught (core/tasks/held-out.ts). Of several that a
 * seed draws it is the one that takes the longest thought, so that there is something to see grow.
 */
import { GENERATORS } from '#core/tasks/corpus.ts';
import { mayMeasure } from '#core/tasks/held-out.ts';
import type { Problem } from '#core/tasks/problem.ts';
import { Seeded } from '#core/tasks/seeded.ts';
import type { RunConfig } from '#core/trace/events.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';

/** A tale is planned before it is told. */
export const LIVE_FAMILIES = ['story', 'equation', 'date', 'tale'] as const;
export type LiveFamily = (typeof LIVE_FAMILIES)[number];

export interface LiveChoice {
  readonly family: LiveFamily;
  /** Of the problem, and of the dice of the run. */
  readonly seed: number;
}

export const FIRST_LIVE: LiveChoice = { family: 'story', seed: 1 };

const DRAWS = 12;
const lines = ({ thought }: Problem): number => thought.text.split('\n').length;

export function liveProblem({ family, seed }: LiveChoice): Problem {
  const random = new Seeded(seed);
  let [longest, draws]: [Problem | null, number] = [null, 0];
  while (!longest || draws < DRAWS) {
    const problem = GENERATORS[family](random, 'taught');
    if (!mayMeasure(problem)) continue;
    draws += 1;
    if (!longest || lines(problem) > lines(longest)) longest = problem;
  }
  return longest;
}

/** As the speculation page runs by default, so that the run can be made there too. */
export const liveConfig = (choice: LiveChoice): RunConfig => ({ ...DEFAULT_CONFIG, prompt: liveProblem(choice).prompt, seed: choice.seed });
