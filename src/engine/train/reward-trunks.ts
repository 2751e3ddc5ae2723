/** The trunks of the algebraic world's models, as pytorch/model.py has them. */
import { ALGEBRA_VOCABULARY } from '#core/tasks/alglab/alglab-tokens.ts';
import type { RewardSize } from '#core/training/reward-training.ts';
import type { DecoderConfig } from '#engine/model/config.ts';

const SHARED = { vocab: ALGEBRA_VOCABULARY, heads: 4, kvHeads: 2, context: 512, ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true } as const;

export const REWARD_TRUNKS: Readonly<Record<RewardSize, DecoderConfig>> = {
  'algebra-xs': { ...SHARED, hidden: 64, layers: 3, headDim: 16, intermediate: 192 },
  'algebra-s': { ...SHARED, hidden: 128, layers: 4, headDim: 32, intermediate: 384 },
};
