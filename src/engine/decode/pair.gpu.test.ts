/**
 * Drafters that come later are opened once, for those who ask together and for one who asks again; behind one that did not fit, another may
 * come; a pair with other weights has its own. One drafter takes the place of another, of any kind; where it cannot, that one stays.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomDFlashWeights, randomEagleWeights, randomWeights } from '#engine/model/random-weights.ts';
import type { DrafterName } from '#core/trace/events.ts';
import { fastRound } from './chosen-round.ts';
import { Pair, type OneDrafter } from './pair.ts';
import { plainRound } from './plain.ts';
import { everyOther, randomDFlash, randomEagle, smallTarget } from './random-pair.ts';
import { fastText } from './run-rounds.ts';

const [block, ahead] = [randomDFlash(smallTarget), randomEagle(smallTarget)];
const dflash = { config: block, weights: randomDFlashWeights(block, 5) };
const eagle3 = { config: ahead, weights: randomEagleWeights(ahead, everyOther(ahead), 7) };

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

it('opens each drafter once, however often it is asked for', async () => {
  const pair = await Pair.create(gpu, { config: smallTarget, weights: randomWeights(smallTarget, 3) }, null);
  await expect(pair.openDFlash({ ...dflash, config: { ...block, taps: [9] } })).rejects.toThrow('reads layer 9');
  expect([pair.dflash, pair.eagle3]).toEqual([null, null]);
  await Promise.all([pair.openDFlash(dflash), pair.openDFlash(dflash), pair.openEagle3(eagle3), pair.openEagle3(eagle3)]);
  const [first, bytes] = [[pair.dflash, pair.eagle3], (['dflash', 'eagle3'] as const).map((drafter) => pair.drafterBytes(drafter))];
  await pair.openDFlash(dflash);
  await pair.openEagle3(eagle3);
  expect([pair.dflash, pair.eagle3].every((drafter, i) => drafter !== null && drafter === first[i])).toBe(true);
  expect((['dflash', 'eagle3'] as const).map((drafter) => pair.drafterBytes(drafter))).toEqual(bytes);
  const other = await pair.withDrafter({ dflash: { ...dflash, weights: randomDFlashWeights(block, 6) } });
  expect([other.dflash === pair.dflash, other.eagle3 === pair.eagle3]).toEqual([false, true]);
  other.dflash?.destroy();
  pair.destroy();
});

it('puts one drafter in the place of another', async () => {
  const first = await Pair.create(gpu, { config: smallTarget, weights: randomWeights(smallTarget, 3) }, null);
  const request = { prompt: [1, 4, 20, 33, 9, 20], maxTokens: 40, stopToken: null, forbiddenToken: 3, temperature: 0.8, seed: 11, sequence: 0 };
  const { tokens } = await fastText(plainRound(first, 0.8), request);
  const text = async (pair: Pair, drafter: DrafterName) => (await fastText(await fastRound(pair, { drafter, gamma: 4, treeBudget: 0, rule: 'R4', temperature: 0.8 }), request)).tokens;
  const own = { config: smallTarget, weights: randomWeights(smallTarget, 4) };
  const ones: readonly (readonly [DrafterName, OneDrafter])[] = [['draft-model', { draft: own }], ['eagle3', { eagle3 }], ['dflash', { dflash }], ['eagle3', { eagle3 }], ['eagle3', { eagle3 }], ['draft-model', { draft: own }]];
  let pair = first;
  for (const [drafter, one] of ones) {
    pair = await pair.withOnly(one);
    expect([pair.draft, pair.eagle3, pair.dflash].filter((held) => held !== null)).toHaveLength(1);
    expect(await text(pair, drafter)).toEqual(tokens);
  }
  await expect(pair.withOnly({ eagle3: { ...eagle3, config: { ...ahead, targetLayers: [9] } } })).rejects.toThrow('reads layer 9');
  await expect(pair.withOnly({ dflash: { ...dflash, weights: new Map() } })).rejects.toThrow('is missing');
  expect(await text(pair, 'draft-model')).toEqual(tokens);
  pair.destroy();
});
