/** For tests of reinforcement learning: tasks and models so small that chance is right about every second time. */
import type { PolicyTask } from '#core/training/policy-task.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { RewardModel } from './reward-model.ts';
import { SCORE } from './reward-network.ts';

export const SMALL_POLICY: DecoderConfig = {
  vocab: 40, hidden: 32, layers: 2, heads: 4, kvHeads: 2, headDim: 8, intermediate: 64, context: 32,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
export const SMALL_EOS = 2;

/** Right is what begins with an even token. Prompts have 1 to 5 tokens. */
export const smallTasks = (count: number, name: string): readonly PolicyTask[] =>
  Array.from({ length: count }, (_, i) => {
    const prompt = Array.from({ length: 1 + (i % 5) }, (_, t) => (7 * i + 3 * t + name.length) % SMALL_POLICY.vocab);
    return { id: `${name}-${i}`, prompt, isRight: ([first]) => first! % 2 === 0, judgedText: (written) => [...prompt, ...written.slice(0, 4)] };
  });

/** Whose rewards differ. The caller destroys it. */
export function smallReward(gpu: Gpu): Promise<RewardModel> {
  const { hidden } = SMALL_POLICY;
  const score = { shape: [1, hidden], data: Float32Array.from({ length: hidden }, (_, i) => Math.sin(i)) };
  return RewardModel.create(gpu, SMALL_POLICY, new Map([...randomWeights(SMALL_POLICY, 8), [SCORE, score]]), { rows: 64, texts: 4 }, { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 });
}
