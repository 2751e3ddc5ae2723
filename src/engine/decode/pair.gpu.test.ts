/**
 * Drafters that come later are opened once, for those who ask together and for one who asks again; behind one that did not fit, another may
 * come; a pair with other weights has its own.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomDFlashWeights, randomEagleWeights, randomWeights } from '#engine/model/random-weights.ts';
import { Pair } from './pair.ts';
import { everyOther, randomDFlash, randomEagle, smallTarget } from './random-pair.ts';

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
