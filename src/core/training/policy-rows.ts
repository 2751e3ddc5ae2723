/**
 * What a run of reinforcement learning tells of itself: a row a step and a row an evaluation, with the names and meanings that pytorch/grpo.py gives them, so that one
 * reader takes both (core/reasoning/runs-on-disk.ts). Seconds by part are this engine's alone.
 */
import type { RunRow } from '../reasoning/policy-runs.ts';
import { mean } from '../stats/mean.ts';

export interface JudgedTrace {
  /** What was written, <eos> with it. */
  readonly ids: readonly number[];
  /** Of each choice of these, at temperature 1, in nats. */
  readonly entropies: ArrayLike<number>;
  /** By <eos>; else by the limit. */
  readonly ended: boolean;
  readonly right: boolean;
  /** Null: nobody was asked, as of wrong ones, which earn nothing by it. */
  readonly traceReward: number | null;
}

export interface PartSeconds {
  readonly rollOutSeconds: number;
  readonly rewardSeconds: number;
  /** Of all, a step's update with it. */
  readonly seconds: number;
}

export interface StepRow extends RunRow, PartSeconds {
  readonly kind: 'step';
  /** Mean of all traces' gated rewards. */
  readonly reward: number;
  /** Traces whose advantage is not 0. */
  readonly taught: number;
  /** Share of a trace's tokens that the clip kept from teaching, as a mean over all traces. */
  readonly clipped: number;
  /** Before clipping; 0 where nothing was taught. */
  readonly gradientNorm: number;
  readonly updateSeconds: number;
}

export interface EvaluationRow extends RunRow, PartSeconds {
  readonly kind: 'evaluation';
}

export type PolicyRow = StepRow | EvaluationRow;

/** Of no traces: NaN. */
export function monitors(traces: readonly JudgedTrace[]): Omit<RunRow, 'kind' | 'step'> {
  const traceRewards = traces.flatMap(({ traceReward }) => traceReward ?? []);
  return {
    accuracy: mean(traces.map(({ right }) => Number(right))),
    traceReward: traceRewards.length === 0 ? null : mean(traceRewards),
    length: mean(traces.map(({ ids }) => ids.length)),
    entropy: mean(traces.flatMap(({ entropies }) => Array.from(entropies))),
    truncated: mean(traces.map(({ ended }) => Number(!ended))),
  };
}
