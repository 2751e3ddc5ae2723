/**
 * One step of GRPO (Shao et al. 2024, arXiv 2402.03300) with a thinking reward model behind a verifier (note reasoning.md 3.7), on traces that have been rolled out:
 *
 *   reward       r = r_v (1 - alpha + alpha sigmoid(r_t))       core/training/gated-reward.ts
 *   advantage    (r - mean) / std of its group                  core/training/group-advantages.ts
 *   coefficient  A q_t / q_t,sampled / |o| / traces, clipped    core/training/policy-coefficients.ts
 *
 * and one step of AdamW on the coefficients of all traces together. Twin: pytorch/grpo.py.
 */
import { gatedReward } from '#core/training/gated-reward.ts';
import { groupAdvantages } from '#core/training/group-advantages.ts';
import { GRPO_CLIP, grpoCoefficients, type PolicyCoefficients } from '#core/training/policy-coefficients.ts';
import type { JudgedTrace, StepRow } from '#core/training/policy-rows.ts';
import type { PolicyTask } from '#core/training/policy-task.ts';
import { mean } from '#core/stats/mean.ts';
import type { RollOut } from '#engine/rollout/roll-out.ts';
import type { TextFigures } from './coefficient-loss.ts';
import type { PolicyModel } from './policy-model.ts';
import type { RewardModel } from './reward-model.ts';

export interface PolicyTrace extends RollOut {
  readonly task: PolicyTask;
}

export type JudgedPolicyTrace = PolicyTrace & JudgedTrace;

export interface StepChoices {
  /** The share of the reward model in a right trace's reward, 0 to 1. */
  readonly alpha: number;
  /** Traces of one task, which stand behind one another. */
  readonly samples: number;
  readonly rate: number;
}

export interface StepOutcome extends Pick<StepRow, 'reward' | 'taught' | 'clipped' | 'gradientNorm'> {
  /** Of each trace's tokens, in nats, before the step. */
  readonly entropies: readonly Float64Array[];
}

/** `reward`: null asks nobody. It is asked of right traces alone, since no other is paid by it. */
export async function judgeTraces(traces: readonly PolicyTrace[], reward: Pick<RewardModel, 'score'> | null): Promise<readonly JudgedPolicyTrace[]> {
  const right = traces.map(({ task, ids }) => task.isRight(ids));
  const asked = reward ? traces.flatMap((_, i) => (right[i] ? [i] : [])) : [];
  const scores = asked.length > 0 ? await reward!.score(asked.map((i) => traces[i]!.task.judgedText(traces[i]!.ids))) : [];
  const scoreOf = new Map(asked.map((i, place) => [i, scores[place]!]));
  return traces.map((trace, i) => ({ ...trace, right: right[i]!, traceReward: scoreOf.get(i) ?? null }));
}

/** The whole text of a trace, and what of its figures belongs to what was written. */
export const textOf = ({ task, ids }: PolicyTrace): readonly number[] => [...task.prompt, ...ids];
export const written = ({ task }: PolicyTrace, ofText: Float64Array): Float64Array => ofText.subarray(task.prompt.length);

/** Traces without an advantage have no gradient: they are looked at, not learnt from. A gradient that is not a number is thrown, and changed nothing. */
export async function policyStep(policy: Pick<PolicyModel, 'measure' | 'teach'>, traces: readonly JudgedPolicyTrace[], { alpha, samples, rate }: StepChoices): Promise<StepOutcome> {
  const rewards = traces.map(({ right, traceReward }) => gatedReward(right, traceReward ?? 0, alpha));
  const advantages = inGroups(rewards, samples).flatMap((group) => [...groupAdvantages(group, 'std')]);
  const coefficients = (i: number, now: TextFigures): PolicyCoefficients =>
    grpoCoefficients({ advantage: advantages[i]!, logProbs: written(traces[i]!, now.logProbs), sampled: traces[i]!.logProbs }, GRPO_CLIP, 1 / traces.length);
  const places = traces.map((_, i) => i);
  const [taught, others] = [places.filter((i) => advantages[i] !== 0), places.filter((i) => advantages[i] === 0)];
  const figures = new Map<number, TextFigures>();
  (await policy.measure(others.map((i) => textOf(traces[i]!)))).forEach((own, at) => figures.set(others[at]!, own));
  let gradientNorm = 0;
  if (taught.length > 0) {
    const step = await policy.teach(taught.map((i) => ({ ids: textOf(traces[i]!), coefficients: (now) => [...traces[i]!.task.prompt.map(() => 0), ...coefficients(i, now).coefficients] })), rate);
    if (!Number.isFinite(step.gradientNorm)) throw new Error('The gradient of a step is not a number. The policy is as it was before.');
    step.texts.forEach((own, at) => figures.set(taught[at]!, own));
    ({ gradientNorm } = step);
  }
  const clipped = places.map((i) => (advantages[i] === 0 ? 0 : coefficients(i, figures.get(i)!).clipped));
  return { reward: mean(rewards), taught: taught.length, clipped: mean(clipped), gradientNorm, entropies: places.map((i) => written(traces[i]!, figures.get(i)!.entropies)) };
}

function inGroups<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) => items.slice(group * size, (group + 1) * size));
}
