/**
 * The problems that the experiments of docs/experiments/trm.md ask, each set by a seed of its own. No problem stands in two places, so what is trained on
 * is never measured. An id says set and number, and stays the same in whichever file it stands.
 *
 *   pool   8,400  traces to compare (8,000 gave 11,629 training pairs, under the 12,000 wanted)  taught, 2 to 4 operations
 *   best     400  best-of-N                                held-out tuples, 2 to 4
 *   rl     1,600  prompts of the policy: 100 steps of 16   taught, 2 to 4
 *   eval     200  what it then can                         held-out tuples, 2 to 4
 *   single   640  the gate (gate-figures.ts): one operation
 *   double   400                                            two, taught
 */
import { hashText, Seeded } from '../seeded.ts';
import { writeProblem, type AlgebraProblem } from './algebra-problem.ts';
import { makeAlgebra, type AlgebraChoice } from './make-algebra.ts';
import { UNAIDED_SYSTEMS } from './systems.ts';

const DEEPEST = 4;

const choice = (low: number, high: number, split: AlgebraChoice['split']): AlgebraChoice => ({ systems: UNAIDED_SYSTEMS, depth: [low, high], split });

const SETS = {
  pool: { count: 8400, choice: choice(2, DEEPEST, 'taught') },
  best: { count: 400, choice: choice(2, DEEPEST, 'held-out') },
  rl: { count: 1600, choice: choice(2, DEEPEST, 'taught') },
  eval: { count: 200, choice: choice(2, DEEPEST, 'held-out') },
  single: { count: 640, choice: choice(1, 1, 'taught') },
  double: { count: 400, choice: choice(2, 2, 'taught') },
} as const satisfies Readonly<Record<string, { readonly count: number; readonly choice: AlgebraChoice }>>;

export type ProblemSet = keyof typeof SETS;
export const PROBLEM_SETS = Object.keys(SETS) as ProblemSet[];

export interface SetProblem {
  readonly id: string;
  readonly problem: AlgebraProblem;
}

/** Of a set the first `most`, where that is said. A set whose problems run out is a RangeError. */
export function problemSets(seed: number, most = Infinity): Readonly<Record<ProblemSet, readonly SetProblem[]>> {
  const seen = new Set<string>();
  const collect = (set: ProblemSet): readonly SetProblem[] => {
    const found: SetProblem[] = [];
    const count = Math.min(most, SETS[set].count);
    for (let index = 0; found.length < count; index++) {
      if (index === 4 * SETS[set].count) throw new RangeError(`${set} has only ${found.length} different problems`);
      const problem = makeAlgebra(new Seeded(seed ^ hashText(set), index), SETS[set].choice);
      const text = writeProblem(problem);
      if (seen.has(text)) continue;
      seen.add(text);
      found.push({ id: `${set}-${String(found.length).padStart(4, '0')}`, problem });
    }
    return found;
  };
  return Object.fromEntries(PROBLEM_SETS.map((set) => [set, collect(set)])) as Record<ProblemSet, readonly SetProblem[]>;
}
