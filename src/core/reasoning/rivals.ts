/** How the reward model and its rivals do on pairs that the judge decided (docs/experiments/trm.md): right, tie, wrong; a tie is wrong. Intervals are by bootstrap over problems. */
import { hashText } from '../tasks/seeded.ts';
import { markOf, type Mark } from './judge-pool.ts';
import { preferAtRandom, preferShorter } from './plain-preferences.ts';
import { measuredOver, type Measured } from './measured.ts';
import type { Marks } from './pool-figures.ts';
import type { Outcome } from './pairwise-judge.ts';

export const RIVALS = ['trm', 'flat', 'stepLikelihood', 'shorter', 'coin'] as const;
export type Rival = (typeof RIVALS)[number];

/** Of each of the two a figure: the greater is preferred. */
export interface Figured {
  readonly chosen: number;
  readonly rejected: number;
}

export interface DecidedPair {
  readonly problem: string;
  /** Lengths in tokens. */
  readonly tokens: Figured;
  readonly flat: Mark;
  /** Null where it was not measured. */
  readonly reward: Figured | null;
  readonly stepLikelihood: Figured | null;
}

export interface RivalFigures extends Marks {
  readonly rival: Rival;
  readonly accuracy: Measured;
}

/** a stands for the chosen one. */
const greater = ({ chosen, rejected }: Figured): Outcome => preferShorter(-chosen, -rejected);

/** Null where it was not measured on that pair. */
function markBy(rival: Rival, pair: DecidedPair, index: number, seed: number): Mark | null {
  switch (rival) {
    case 'trm': return pair.reward && markOf(greater(pair.reward), 'a');
    case 'flat': return pair.flat;
    case 'stepLikelihood': return pair.stepLikelihood && markOf(greater(pair.stepLikelihood), 'a');
    case 'shorter': return markOf(preferShorter(pair.tokens.chosen, pair.tokens.rejected), 'a');
    case 'coin': return markOf(preferAtRandom(seed, hashText(`${pair.problem} ${index}`)), 'a');
  }
}

/** Those alone that were measured on every pair. */
export function rivalFigures(pairs: readonly DecidedPair[], seed: number): readonly RivalFigures[] {
  return RIVALS.flatMap((rival) => {
    const marks = pairs.map((pair, i) => markBy(rival, pair, i, seed));
    if (marks.length === 0 || marks.includes(null)) return [];
    const of = (mark: Mark): number => marks.filter((own) => own === mark).length;
    const problems = new Map<string, { right: number; of: number }>();
    pairs.forEach(({ problem }, i) => {
      const known = problems.get(problem) ?? { right: 0, of: 0 };
      problems.set(problem, { right: known.right + Number(marks[i] === 'right'), of: known.of + 1 });
    });
    const share = (sample: readonly { right: number; of: number }[]): number => sample.reduce((sum, { right }) => sum + right, 0) / sample.reduce((sum, one) => sum + one.of, 0);
    const counted = [...problems.values()];
    return [{ rival, right: of('right'), tie: of('tie'), wrong: of('wrong'), accuracy: measuredOver(counted, share, seed) }];
  });
}
