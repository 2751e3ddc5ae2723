/**
 * The four deterministic ME² scores of a trace (note reasoning.md 9.2); n steps, D the dominant path:
 *
 *   macro-efficiency    = 1 - (|steps not in D| + duplicates + restarts) / n                         in (-2, 1]
 *   macro-effectiveness = asked sub-expressions that occur in D / all of them - 0.5 [no step states the answer]   in [-0.5, 1]
 *   micro-efficiency    = minimal length of D / length spent on D, fillers included                 in [0, 1]
 *   micro-effectiveness = right steps of D / |D|                                                     in [0, 1]
 *
 * Where the note is silent: the minimal length of D is that of its steps without fillers, and without steps that repeat an earlier one of D; leads count,
 * since they say how a step hangs together. Where a problem does not say what it asks for, nothing counts as missing. With no D both micro scores are 0,
 * with no steps macro-efficiency too: an answer out of nothing is not efficient. Each score is 1 less its costs (step-costs.ts).
 */
import { DIMENSIONS, stepCosts, type Cost, type Dimension, type ScoredTask } from './step-costs.ts';
import type { ReasoningDag } from './reasoning-dag.ts';

export type MeScores = Readonly<Record<Dimension, number>>;

export interface ScoredTrace {
  readonly scores: MeScores;
  readonly costs: readonly Cost[];
}

export function scoreTrace(dag: ReasoningDag, task: ScoredTask): ScoredTrace {
  const costs = stepCosts(dag, task);
  const scores = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, costs.reduce((left, cost) => (cost.dimension === dimension ? left - cost.points : left), 1)]));
  return { scores: scores as Record<Dimension, number>, costs };
}
