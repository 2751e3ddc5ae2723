/** Whose right traces reason better, by the DAG judge, on the same problems (docs/experiments/trm.md): the i-th different right trace of one policy against the i-th of the other; ties are left out. */
import type { AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { hashText } from '../tasks/seeded.ts';
import { scoredAlgebra } from './algebra-trace.ts';
import { usableTraces, type PooledTrace } from './preference-pairs.ts';
import { judgePair } from './pairwise-judge.ts';
import { scoredVerdicts } from './scored-verdicts.ts';
import { trueAnswer } from '../tasks/alglab/check-trace.ts';

export interface Wins {
  readonly won: number;
  readonly lost: number;
  readonly tied: number;
}

export interface Duel {
  readonly id: string;
  readonly problem: AlgebraProblem;
  readonly ours: readonly PooledTrace[];
  readonly theirs: readonly PooledTrace[];
}

export async function winsOf(duels: readonly Duel[], seed: number): Promise<Wins> {
  const judge = scoredVerdicts(seed);
  const count = { a: 0, b: 0, tie: 0 };
  for (const { id, problem, ours, theirs } of duels) {
    const [left, right] = [ours, theirs].map((traces) => usableTraces(traces).map(({ thought }) => scoredAlgebra(problem, thought, trueAnswer(problem))));
    for (let i = 0; i < Math.min(left!.length, right!.length); i++) count[(await judgePair(judge, left![i]!, right![i]!, hashText(`${id} ${i}`))).overall]++;
  }
  return { won: count.a, lost: count.b, tied: count.tie };
}

/** Null where nothing was decided. */
export const winRate = ({ won, lost }: Wins): number | null => (won + lost === 0 ? null : won / (won + lost));
