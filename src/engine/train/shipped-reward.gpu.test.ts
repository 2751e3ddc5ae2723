/** The reward model that ships against PyTorch (pytorch/algebra_fixtures.py; float16 weights widened and computed in float32): the rewards of 20 stored texts. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SHIPPED_REWARD } from '#core/training/reward-training.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { parseConfig } from '#engine/model/config.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { RewardModel } from './reward-model.ts';
import { SCORE } from './reward-network.ts';

const folder = `public/models/${SHIPPED_REWARD}`;
const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

it('gives what PyTorch gives', async () => {
  const { texts } = parsed(`public/models/fixtures/${SHIPPED_REWARD}.json`) as { readonly texts: readonly { readonly ids: readonly number[]; readonly reward: number }[] };
  const weights = readSafetensors(Uint8Array.from(readFileSync(`${folder}/model.safetensors`)).buffer, SHIPPED_REWARD);
  expect(weights.has(SCORE)).toBe(true);
  const model = await RewardModel.create(await testGpu(), parseConfig(parsed(`${folder}/config.json`)), weights, { rows: 512, texts: 8 }, { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 });
  const rewards = await model.score(texts.map(({ ids }) => ids));
  model.destroy();
  expect(texts).toHaveLength(20);
  for (const [i, { reward }] of texts.entries()) expect(Math.abs(rewards[i]! - reward)).toBeLessThan(1e-3);
  // they are told apart at all
  expect(Math.max(...rewards) - Math.min(...rewards)).toBeGreaterThan(0.5);
});
