/**
 * A reward model learns a planted preference, on pairs that it has not seen too; its rewards do not depend on what a text is packed with;
 * all its gradients are central differences of plain loops; it goes on from its own weights; the same bits every time; what it refuses.
 */
import { beforeAll, expect, it } from 'vitest';
import { Seeded } from '#core/tasks/seeded.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { normals, randomWeights } from '#engine/model/random-weights.ts';
import { referenceLogits } from '#engine/model/reference-decoder.ts';
import { expectedShapes, type Weights } from '#engine/model/weights.ts';
import { initialWeights } from './initial-weights.ts';
import { RewardModel, type PreferredPair } from './reward-model.ts';
import { SCORE } from './reward-network.ts';

const config: DecoderConfig = {
  vocab: 40, hidden: 32, layers: 2, heads: 4, kvHeads: 2, headDim: 8, intermediate: 64, context: 24,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const adamw = { beta1: 0.9, beta2: 0.98, decay: 0.001, clip: 1 };
const ROOM = { rows: 128, texts: 16 };
const PLANTED = 39;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

/** Both are random; the preferred one has the planted token somewhere. */
function pairs(count: number, seed: number): PreferredPair[] {
  const seeded = new Seeded(seed);
  const below = (most: number): number => Math.floor(seeded.next() * most);
  const random = (): number[] => Array.from({ length: 5 + below(5) }, () => below(PLANTED));
  return Array.from({ length: count }, () => {
    const preferred = random();
    preferred[below(preferred.length)] = PLANTED;
    return { preferred, other: random() };
  });
}

const fresh = (room = ROOM) => RewardModel.create(gpu, config, initialWeights(expectedShapes(config), config.layers, 3), room, adamw);

it('learns a planted preference, and goes on from its own weights', async () => {
  const unseen = pairs(24, 99);
  const model = await fresh();
  expect(await model.judge(unseen)).toMatchObject({ accuracy: 0, loss: Math.fround(Math.LN2) });
  for (let step = 0; step < 40; step++) await model.teach(pairs(8, step), 0.003);
  const held = await model.judge(unseen);
  expect([(await model.judge(pairs(8, 39))).accuracy, held.accuracy]).toEqual([1, 1]);

  const again = await RewardModel.create(gpu, config, await model.parameters.readWeights(), ROOM, adamw);
  expect(await again.judge(unseen)).toEqual(held);
  const rewards = await again.score(unseen.flatMap(({ preferred, other }) => [preferred, other]));
  expect([...rewards]).toEqual(held.pairs.flatMap(({ preferred, other }) => [preferred, other]));
  expect((await again.score([unseen[7]!.other]))[0]).toBe(rewards[15]);
  for (const one of [model, again]) one.destroy();
});

it('learns the same bits every time', async () => {
  const run = async () => {
    const model = await fresh();
    for (let step = 0; step < 4; step++) await model.teach(pairs(8, step), 0.003);
    const state = await model.parameters.readState();
    model.destroy();
    return state;
  };
  expect(await run()).toEqual(await run());
});

it('has the gradients that plain loops differ by, in parts and in one', async () => {
  const weights: Weights = new Map([...randomWeights(config, 2), [SCORE, { shape: [1, config.hidden], data: Float32Array.from({ length: config.hidden }, normals(7)) }]]);
  const taught = pairs(3, 5);
  const normal = normals(4);
  const loss = (of: Weights): number =>
    taught.reduce((sum, { preferred, other }) => {
      const [first, second] = [rewardOf(of, preferred), rewardOf(of, other)];
      return sum + (Math.log1p(Math.exp(second - first)) + 0.001 * (first + second) ** 2) / taught.length;
    }, 0);
  for (const room of [ROOM, { rows: 24, texts: 2 }]) {
    const model = await RewardModel.create(gpu, config, weights, room, { ...adamw, clip: 1e9 });
    const { loss: reported } = await model.teach(taught, 0);
    expect(Math.abs(reported / loss(weights) - 1)).toBeLessThan(1e-5);
    const gradients = await model.parameters.readGradients();
    for (const [name, { shape, data }] of weights) {
      const direction = Float64Array.from(data, normal);
      const h = 1e-5;
      const moved = (step: number) => loss(new Map([...weights, [name, { shape, data: Float64Array.from(data, (value, j) => value + step * direction[j]!) as unknown as Float32Array }]]));
      const slope = gradients.get(name)!.data.reduce((sum, value, j) => sum + value * direction[j]!, 0);
      expect(Math.abs((moved(h) - moved(-h)) / (2 * h) - slope) / Math.max(1, Math.abs(slope)), name).toBeLessThan(1e-4);
    }
    model.destroy();
  }
});

/** In plain loops: the scalar head as a head of 4 equal tokens. */
function rewardOf(weights: Weights, ids: ArrayLike<number>): number {
  const { data } = weights.get(SCORE)!;
  const head = { shape: [4, config.hidden], data: Float64Array.from([...data, ...data, ...data, ...data]) as unknown as Float32Array };
  const logits = referenceLogits({ ...config, vocab: 4, tied: false }, new Map([...weights, ['lm_head.weight', head]]), Array.from(ids));
  return logits[4 * (ids.length - 1)]!;
}

it('refuses in sentences', async () => {
  await expect(fresh({ rows: 32, texts: 1 })).rejects.toThrow('A reward model compares two texts in a pass: make room for both.');
  const model = await fresh({ rows: 16, texts: 2 });
  await expect(model.teach([], 0.1)).rejects.toThrow('it needs at least one text');
  await expect(model.teach([{ preferred: [1], other: [] }], 0.1)).rejects.toThrow('Text 1 of the pass is empty.');
  await expect(model.score([[40]])).rejects.toThrow("Text 0 of the pass holds 40, which is no token of the model's 40.");
  await expect(model.judge([])).rejects.toThrow('there is no accuracy of none');
  expect([...(await model.score([]))]).toEqual([]);
  model.destroy();
});
