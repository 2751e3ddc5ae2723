/**
 * A step's coefficients are what core's formulas say of its traces, on policy and where the clip holds; it makes what was rewarded likelier; groups without a difference, of
 * right or of wrong traces, change nothing; the reward model is asked of right traces alone, in their order; a gradient that is not a number is thrown.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatedReward } from '#core/training/gated-reward.ts';
import { groupAdvantages } from '#core/training/group-advantages.ts';
import { GRPO_CLIP, grpoCoefficients } from '#core/training/policy-coefficients.ts';
import { mean } from '#core/stats/mean.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { RollOuts } from '#engine/rollout/roll-out.ts';
import { SMALL_EOS, SMALL_POLICY, smallReward, smallTasks } from './small-policy.ts';
import { PolicyModel, type PolicyText } from './policy-model.ts';
import { judgeTraces, policyStep, type JudgedPolicyTrace, type PolicyTrace } from './policy-step.ts';
import type { RewardModel } from './reward-model.ts';

const SAMPLES = 6;
const weights = randomWeights(SMALL_POLICY, 5);
const tasks = smallTasks(3, 'taught');

let gpu: Gpu;
let reward: RewardModel;
let rolled: readonly PolicyTrace[];
let judged: readonly JudgedPolicyTrace[];
beforeAll(async () => {
  gpu = await testGpu();
  reward = await smallReward(gpu);
  const rollOuts = await RollOuts.create(gpu, SMALL_POLICY, weights, { sequences: 18, context: 24 });
  const asked = tasks.flatMap((task) => Array.from({ length: SAMPLES }, () => task));
  rolled = (await rollOuts.roll(asked.map(({ prompt }) => prompt), { seed: 4, first: 0, temperature: 1, eos: SMALL_EOS, limit: 12 })).map((out, i) => ({ ...out, task: asked[i]! }));
  judged = await judgeTraces(rolled, reward);
  rollOuts.destroy();
});
afterAll(() => {
  reward.destroy();
});

const textOf = ({ task, ids }: PolicyTrace): readonly number[] => [...task.prompt, ...ids];
const written = ({ task }: PolicyTrace, ofText: Float64Array): Float64Array => ofText.subarray(task.prompt.length);
const newPolicy = (): Promise<PolicyModel> => PolicyModel.create(gpu, SMALL_POLICY, weights, 128, { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 });
const choices = { alpha: 0.2, samples: SAMPLES, rate: 0.002 };
const rightGroup = (right: boolean): readonly JudgedPolicyTrace[] => judged.slice(0, SAMPLES).map((trace) => ({ ...trace, right, traceReward: null }));

describe('judging', () => {
  it('asks the reward model of right traces, and of them alone', async () => {
    expect(new Set(judged.map(({ right }) => right)).size).toBe(2);
    const right = rolled.filter(({ task, ids }) => task.isRight(ids));
    const scores = await reward.score(right.map(({ task, ids }) => task.judgedText(ids)));
    expect(judged.filter((trace) => trace.right).map(({ traceReward }) => traceReward)).toEqual([...scores]);
    expect(judged.filter((trace) => !trace.right).map(({ traceReward }) => traceReward)).toEqual(judged.filter((trace) => !trace.right).map(() => null));
    expect(new Set(scores).size).toBeGreaterThan(2);
  });

  it('asks nobody where there is nobody, or nothing right', async () => {
    expect((await judgeTraces(rolled, null)).map(({ right, traceReward }) => [right, traceReward])).toEqual(judged.map(({ right }) => [right, null]));
    const never = { score: () => Promise.reject(new Error('was asked')) };
    const wrong = rolled.filter(({ task, ids }) => !task.isRight(ids));
    expect(await judgeTraces(wrong, never)).toHaveLength(wrong.length);
  });
});

describe('a step', () => {
  it.each([['on policy', 0], ['where the clip holds', 0.6]])('teaches by the coefficients of core, %s', async (_, apart) => {
    // as if the policy had moved since, either way
    const traces = judged.map((trace, i) => ({ ...trace, logProbs: trace.logProbs.map((log, t) => log + apart * Math.cos(i + t)) }));
    const policy = await newPolicy();
    const now = await policy.measure(traces.map(textOf));
    let taught: readonly PolicyText[] = [];
    const watched: Pick<PolicyModel, 'teach'> = {
      teach: (texts, rate) => {
        taught = texts;
        return policy.teach(texts, rate);
      },
    };
    const told = await policyStep(watched, traces, choices);

    const rewards = traces.map(({ right, traceReward }) => gatedReward(right, traceReward ?? 0, choices.alpha));
    const advantages = tasks.flatMap((_, group) => [...groupAdvantages(rewards.slice(group * SAMPLES, (group + 1) * SAMPLES), 'std')]);
    const own = traces.map((trace, i) => grpoCoefficients({ advantage: advantages[i]!, logProbs: written(trace, now[i]!.logProbs), sampled: trace.logProbs }, GRPO_CLIP, 1 / traces.length));
    const places = traces.flatMap((_, i) => (advantages[i] === 0 ? [] : [i]));
    expect(taught.map(({ ids }) => ids)).toEqual(places.map((i) => textOf(traces[i]!)));
    taught.forEach(({ coefficients }, at) => {
      const i = places[at]!;
      const given = Array.from((coefficients as (figures: unknown) => ArrayLike<number>)(now[i]));
      expect(given).toEqual([...traces[i]!.task.prompt.map(() => 0), ...own[i]!.coefficients]);
    });
    expect(told).toMatchObject({ reward: mean(rewards), taught: places.length });
    expect(told.clipped).toBeCloseTo(mean(own.map(({ clipped }, i) => (advantages[i] === 0 ? 0 : clipped))), 12);
    expect(told.clipped > 0).toBe(apart > 0);
    expect(told.gradientNorm).toBeGreaterThan(0);
    policy.destroy();
  });

  it('makes what was rewarded likelier, and more so than what was not', async () => {
    const policy = await newPolicy();
    const likely = async (): Promise<number[]> => (await policy.measure(judged.map(textOf))).map(({ logProbs }, i) => mean([...written(judged[i]!, logProbs)]));
    const before = await likely();
    await policyStep(policy, judged, choices);
    const gained = (await likely()).map((log, i) => log - before[i]!);
    const gain = (right: boolean): number => mean(gained.filter((_, i) => judged[i]!.right === right));
    expect(gain(true)).toBeGreaterThan(0);
    expect(gain(true)).toBeGreaterThan(gain(false));
    policy.destroy();
  });

  it.each([['right', true, 0.9], ['wrong', false, 0]] as const)('learns nothing from a group that is all %s', async (_, right, reward) => {
    const policy = await newPolicy();
    const began = await policy.parameters.readWeights();
    expect(await policyStep(policy, rightGroup(right), choices)).toMatchObject({ reward, taught: 0, clipped: 0, gradientNorm: 0 });
    expect(await policy.parameters.readWeights()).toEqual(began);
    expect(policy.steps).toBe(0);
    policy.destroy();
  });

  it('says so when its gradient is not a number', async () => {
    const policy = await newPolicy();
    const broken: Pick<PolicyModel, 'teach'> = { teach: async (texts, rate) => ({ ...(await policy.teach(texts, rate)), gradientNorm: NaN }) };
    await expect(policyStep(broken, judged, choices)).rejects.toThrow('not a number');
    policy.destroy();
  });
});
