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
import type { PolicyModel, PolicyText } from './policy-model.ts';
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

export type StepOutcome = Pick<StepRow, 'reward' | 'taught' | 'clipped' | 'gradientNorm'>;

/** `reward`: null asks nobody. It is asked of right traces alone, since no other is paid by it. */
export async function judgeTraces(traces: readonly PolicyTrace[], reward: Pick<RewardModel, 'score'> | null): Promise<readonly JudgedPolicyTrace[]> {
  const right = traces.map(({ task, ids }) => task.isRight(ids));
  const asked = reward ? traces.flatMap((_, i) => (right[i] ? [i] : [])) : [];
  const scores = asked.length > 0 ? await reward!.score(asked.map((i) => traces[i]!.task.judgedText(traces[i]!.ids))) : [];
  const scoreOf = new Map(asked.map((i, place) => [i, scores[place]!]));
  return traces.map((trace, i) => ({ ...trace, right: right[i]!, traceReward: scoreOf.get(i) ?? null }));
}

/** Traces without an advantage have no gradient, and are not gone through. A gradient that is not a number is thrown, and changed nothing. */
export async function policyStep(policy: Pick<PolicyModel, 'teach'>, traces: readonly JudgedPolicyTrace[], { alpha, samples, rate }: StepChoices): Promise<StepOutcome> {
  const rewards = traces.map(({ right, traceReward }) => gatedReward(right, traceReward ?? 0, alpha));
  const advantages = inGroups(rewards, samples).flatMap((group) => [...groupAdvantages(group, 'std')]);
  const taught = traces.flatMap((trace, i) => (advantages[i] === 0 ? [] : [{ trace, advantage: advantages[i]! }]));
  const told = { reward: mean(rewards), taught: taught.length };
  if (taught.length === 0) return { ...told, clipped: 0, gradientNorm: 0 };
  const pushOf = ({ trace: { task, logProbs: sampled }, advantage }: (typeof taught)[number], { logProbs }: TextFigures): PolicyCoefficients =>
    grpoCoefficients({ advantage, logProbs: logProbs.subarray(task.prompt.length), sampled }, GRPO_CLIP, 1 / traces.length);
  const texts = taught.map((own): PolicyText => {
    const { task: { prompt }, ids } = own.trace;
    return { ids: [...prompt, ...ids], coefficients: (now) => [...prompt.map(() => 0), ...pushOf(own, now).coefficients] };
  });
  const { gradientNorm, texts: figures } = await policy.teach(texts, rate);
  if (!Number.isFinite(gradientNorm)) throw new Error('The gradient of a step is not a number. The policy is as it was before.');
  const held = taught.map((own, i) => pushOf(own, figures[i]!).clipped);
  return { ...told, clipped: held.reduce((sum, share) => sum + share, 0) / traces.length, gradientNorm };
}

function inGroups<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) => items.slice(group * size, (group + 1) * size));
}
