/** Drafters from elsewhere draft: each writes what the target writes alone, gets drafts accepted, and an EAGLE-3 without layers of its own drafts as one that names the same. */
import { beforeAll, expect, it } from 'vitest';
import { fastRound } from '#engine/decode/chosen-round.ts';
import { Pair } from '#engine/decode/pair.ts';
import { plainRound } from '#engine/decode/plain.ts';
import { fastText } from '#engine/decode/run-rounds.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { readDFlash } from './load-dflash.ts';
import { readEagle3 } from './load-eagle3.ts';
import { dflashConfig, dflashTensors, eagleConfig, eagleTensors, plainEagleConfig, readPublished, target } from './public-folders.ts';

const request = { prompt: [1, 4, 8, 13, 9, 8, 13, 5], maxTokens: 60, stopToken: null, forbiddenToken: 3, temperature: 0.8, seed: 11, sequence: 0 };
let pair: Pair;
beforeAll(async () => {
  pair = await Pair.create(await testGpu(), target, null);
});

const drafted = async (eagle: object, config: object): Promise<Awaited<ReturnType<typeof fastText>>> => {
  const drafting = await pair.withDrafter({ eagle3: readEagle3(await readPublished(config, eagleTensors(eagle)), target) });
  return fastText(await fastRound(drafting, { drafter: 'eagle3', gamma: 7, treeBudget: 0, rule: 'R4', temperature: 0.8 }), request);
};

it.each([['SpecForge', eagleConfig], ['SafeAILab', plainEagleConfig]])('EAGLE-3 of %s', async (_, config) => {
  const run = await drafted(config, config);
  expect(run.tokens).toEqual((await fastText(plainRound(pair, 0.8), request)).tokens);
  expect(run.state.accepted).toBeGreaterThan(0);
  expect(run.state).toEqual((await drafted(config, { ...config, target_layer_ids: [1, 3, 4] })).state);
  // one layer later in each place, as who takes outputs for inputs would read it
  expect(run.state).not.toEqual((await drafted(config, { ...config, target_layer_ids: [2, 4, 5] })).state);
});

it('DFlash of z-lab', async () => {
  const drafting = await pair.withDrafter({ dflash: readDFlash(await readPublished(dflashConfig, dflashTensors()), target) });
  const run = await fastText(await fastRound(drafting, { drafter: 'dflash', gamma: 7, treeBudget: 0, rule: 'R4', temperature: 0.8 }), request);
  expect(run.tokens).toEqual((await fastText(plainRound(pair, 0.8), request)).tokens);
  expect(run.state.accepted).toBeGreaterThan(0);
});
