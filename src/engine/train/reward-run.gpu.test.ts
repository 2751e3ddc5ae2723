/** The weights of what was kept are those of the model that opens from it, with and without a backbone, and no longer those that it began with. */
import { expect, it } from 'vitest';
import { FIRST_REWARD } from '#core/training/reward-training.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { SCORE } from './reward-network.ts';
import { openReward, rewardWeights, trainReward, type KeptReward } from './reward-run.ts';
import { REWARD_TRUNKS } from './reward-trunks.ts';

const small = { ...REWARD_TRUNKS['algebra-xs'], hidden: 32, layers: 1, heads: 2, kvHeads: 1, intermediate: 32 };

it.each([['a backbone', { config: small, weights: randomWeights(small, 5) }], ['chance', null]])('of a model that began with %s', async (_, backbone) => {
  const gpu = await testGpu();
  const kept: KeptReward[] = [];
  await trainReward({ gpu, backbone, now: () => 0, validation: 2 }, { ...FIRST_REWARD, steps: 1 }, null, { emit: () => undefined, gate: { stopped: false }, keep: (learnt) => kept.push(learnt) });
  const weights = rewardWeights({ backbone }, kept[0]!);
  const model = await openReward({ gpu, backbone }, FIRST_REWARD, kept[0]!);
  expect(weights).toEqual(await model.parameters.readWeights());
  expect(weights.get(SCORE)!.data.some((weight) => weight !== 0)).toBe(true);
  model.destroy();
});
