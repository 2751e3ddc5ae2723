/**
 * Five steps come to the same bits twice, also where somebody stopped in between; another training is not gone on with; scores are those of what was kept, or of the model
 * that ships, trained or not; without a backbone it begins from chance; what it refuses.
 */
import { beforeAll, expect, it } from 'vitest';
import { TrainingGate } from '#core/training/training-gate.ts';
import { FIRST_REWARD, type RewardConfig, type RewardEvent } from '#core/training/reward-training.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { Backbone } from '#engine/load/load-backbone.ts';
import type { ScoreRequest } from '#engine/reward-protocol.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { RewardPupil, type FindBackbone } from './reward-pupil.ts';
import { SCORE } from './reward-network.ts';
import { REWARD_TRUNKS } from './reward-trunks.ts';

const small = { ...REWARD_TRUNKS['algebra-xs'], hidden: 32, layers: 1, heads: 2, kvHeads: 1, intermediate: 32 };
const backbone: Backbone = { config: small, weights: randomWeights(small, 5) };
const found: FindBackbone = () => Promise.resolve(backbone);
const config: RewardConfig = { ...FIRST_REWARD, steps: 5 };
const TEXTS = ['<bos><user>S g1=2143; find inv g1?<think>so #1 inv g1:2143=2143', '<bos><user>S g1=2143; find inv g1?<think>hmm so #1 inv g1:2143=2143'];

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const pupil = (find = found): RewardPupil => new RewardPupil(find, 4);

/** Without times. */
async function learn(by: RewardPupil, { wish = config, resume = false, stopAt = Infinity } = {}): Promise<readonly RewardEvent[]> {
  const events: RewardEvent[] = [];
  const gate = new TrainingGate();
  const emit = (event: RewardEvent): void => {
    events.push(event);
    if (event.type === 'step' && event.step >= stopAt) gate.stop();
  };
  await by.learn(gpu, { config: wish, resume, baseUrl: '' }, () => 0, { emit, gate });
  return events;
}

const trained = (texts: readonly string[]): ScoreRequest => ({ texts, by: 'trained', baseUrl: '' });

const of = (type: RewardEvent['type'], events: readonly RewardEvent[]): readonly RewardEvent[] => events.filter((event) => event.type === type);

it('comes to the same bits twice, also where it was stopped and gone on with', async () => {
  const [one, two] = [pupil(), pupil()];
  const whole = await learn(one);
  expect(whole.map(({ type }) => type)).toEqual(['begin', 'step', 'measure', 'step', 'measure', 'step', 'measure', 'step', 'measure', 'step', 'measure', 'end']);
  expect(whole[0]).toMatchObject({ start: 'backbone', from: 0, validation: 4 });
  expect(whole[1]).toMatchObject({ loss: Math.fround(Math.LN2), accuracy: 0 });
  const first = await learn(two, { stopAt: 2 });
  expect(first.at(-1)).toEqual({ type: 'end', reason: 'stopped' });
  const rest = await learn(two, { resume: true });
  expect(rest[0]).toMatchObject({ from: 2 });
  for (const type of ['step', 'measure'] as const) expect([...of(type, first), ...of(type, rest)]).toEqual(of(type, whole));
  const scores = await one.score(gpu, trained(TEXTS));
  expect(await two.score(gpu, trained(TEXTS))).toEqual(scores);
  expect(scores[0]).not.toBe(scores[1]);
});

it('goes on with its own alone, and begins from chance where there is no backbone', async () => {
  const one = pupil();
  await learn(one, { stopAt: 1 });
  const other = await learn(one, { wish: { ...config, seed: 2 }, resume: true, stopAt: 1 });
  expect(other[0]).toMatchObject({ from: 0 });
  const without = await learn(pupil(() => Promise.resolve(null)), { stopAt: 1 });
  expect(without[0]).toMatchObject({ start: 'scratch', config: { start: 'backbone' } });
});

it('scores nothing untrained, and no signs that it does not know', async () => {
  const one = pupil();
  await expect(one.score(gpu, trained(TEXTS))).rejects.toThrow('No reward model was trained here yet.');
  await learn(one, { stopAt: 1 });
  await expect(one.score(gpu, trained(['Guten Tag']))).rejects.toThrow('this text has others');
});

it('asks the model that ships, whatever was trained; one without a scalar head is none', async () => {
  const head = { shape: [1, small.hidden], data: Float32Array.from({ length: small.hidden }, (_, i) => (i % 3) - 1) };
  const asked: string[] = [];
  const one = pupil((_, folder) => {
    asked.push(folder);
    return Promise.resolve({ config: small, weights: new Map([...backbone.weights, [SCORE, head]]) });
  });
  const request: ScoreRequest = { ...trained(TEXTS), by: 'shipped' };
  const scores = await one.score(gpu, request);
  expect(scores[0]).not.toBe(scores[1]);
  await learn(one, { wish: { ...config, start: 'scratch' }, stopAt: 1 });
  expect(await one.score(gpu, request)).toEqual(scores);
  expect(await one.score(gpu, trained(TEXTS))).not.toEqual(scores);
  expect(asked).toEqual(['algebra-trm']);
  await expect(pupil().score(gpu, request)).rejects.toThrow('models/algebra-trm is not a reward model: tensor score.weight is missing.');
  await expect(pupil(() => Promise.resolve(null)).score(gpu, request)).rejects.toThrow('This page was published without a reward model.');
});
