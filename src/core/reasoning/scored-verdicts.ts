/**
 * The judge that stands in for a large model (note reasoning.md 9.3): it reads the four ME² scores through noise. Macro scores are functions of the structure that
 * the macro view shows, micro scores of the steps of the micro view, so it knows no more than a judge of the views would; its reasons are the steps that
 * cost the loser its points.
 */
import type { ScoredTrace } from './me-scores.ts';
import { callNoise, JUDGE_SCALE, readThroughNoise, type Scale } from './noisy-scale.ts';
import type { PairwiseJudge } from './pairwise-judge.ts';
import { DIMENSIONS, type Dimension } from './step-costs.ts';

const stepsCosting = ({ costs }: ScoredTrace, dimension: Dimension): readonly number[] =>
  [...new Set(costs.flatMap((cost) => (cost.dimension === dimension && cost.step !== null ? [cost.step] : [])))].sort((a, b) => a - b);

export function scoredVerdicts(seed: number, scale: Scale = JUDGE_SCALE): PairwiseJudge<ScoredTrace, Dimension> {
  return {
    name: 'rule',
    dimensions: DIMENSIONS,
    verdict: (dimension, first, second, call) => ({
      ...readThroughNoise(first.scores[dimension] - second.scores[dimension], callNoise(seed, call, DIMENSIONS.indexOf(dimension)), scale),
      reason: null,
      named: { first: stepsCosting(first, dimension), second: stepsCosting(second, dimension) },
    }),
  };
}
