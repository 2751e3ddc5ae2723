/**
 * What a pair takes on the GPU, by the books of its own device: weights and cache and what is reckoned for passes when it is opened, a landing and a
 * few words more while it decodes, and all but those words given back when it is destroyed.
 */
import { expect, it } from 'vitest';
import { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { memoryNeed } from '#engine/chat/memory-need.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { compare } from './compare.ts';
import { Pair } from './pair.ts';
import { smallTarget } from './random-pair.ts';

const config = { ...smallTarget, context: 1024 };
/** Parameters of kernels, 16 bytes each, and the words of a round. */
const WORDS = 4096;

it('weights and cache, little more while it decodes, and nothing of them afterwards', async () => {
  const { device, adapterFacts } = await testGpu();
  const gpu = new Gpu(device, adapterFacts);
  const { liveBytes } = gpu;
  const { weightsBytes, cacheBytes, workBytes } = memoryNeed(gpu, config, null, { context: config.context, cache: 'single' });
  const pair = await Pair.create(gpu, { config, weights: randomWeights(config, 3) }, null);
  const opened = liveBytes.now;
  expect(opened).toBeGreaterThan(weightsBytes + cacheBytes);
  expect(opened).toBeLessThan(weightsBytes + cacheBytes + workBytes + 2 * config.context * 4 + WORDS);
  expect(liveBytes.most).toBe(opened);

  const choice = { drafter: 'prompt-lookup', gamma: 4, treeBudget: 0, rule: 'R4', temperature: 0 } as const;
  const request = { prompt: [1, 4, 20, 33, 9, 20, 33, 5], maxTokens: 64, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0 };
  const sample = await compare(pair, { choice, request, repeats: 2, shown: null, now: () => 0, goOn: () => true });
  expect(sample?.identical).toBe(true);
  // plain and speculative decoding land what is read of a text: ids and state
  const landings = 2 * (STATE_WORDS + config.context) * 4;
  expect(liveBytes.most).toBeGreaterThanOrEqual(opened + landings);
  expect(liveBytes.most).toBeLessThan(opened + landings + WORDS);

  const most = liveBytes.most;
  pair.destroy();
  expect(liveBytes.now).toBeLessThan(WORDS);
  expect(liveBytes.most).toBe(most);
});
