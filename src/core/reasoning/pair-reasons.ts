/** Why one of two traces is better, as data for a view: by dimension the scores, what was agreed, and the steps that cost each trace its points. */
import type { ScoredTrace } from './me-scores.ts';
import type { Outcome, PairJudgement } from './pairwise-judge.ts';
import { DIMENSIONS, type Cost, type Dimension } from './step-costs.ts';

export interface DimensionReasons {
  readonly dimension: Dimension;
  readonly outcome: Outcome;
  readonly score: { readonly a: number; readonly b: number };
  /** The dearest first. */
  readonly costs: { readonly a: readonly Cost[]; readonly b: readonly Cost[] };
}

export function pairReasons(a: ScoredTrace, b: ScoredTrace, judgement: PairJudgement<Dimension>): readonly DimensionReasons[] {
  return DIMENSIONS.map((dimension) => {
    const costs = (trace: ScoredTrace): readonly Cost[] => trace.costs.filter((cost) => cost.dimension === dimension).toSorted((x, y) => y.points - x.points);
    return { dimension, outcome: judgement.dimensions[dimension], score: { a: a.scores[dimension], b: b.scores[dimension] }, costs: { a: costs(a), b: costs(b) } };
  });
}
