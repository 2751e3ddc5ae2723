/** A trained drafter's folder loads again as what it is: the published ways of drafting and the others, with the vocabulary that no training changes. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDrafter, readDrafter } from '#engine/load/drafter-folder.ts';
import { readDFlash } from '#engine/load/load-dflash.ts';
import { readEagle3 } from '#engine/load/load-eagle3.ts';
import type { LoadedModel } from '#engine/load/load-models.ts';
import { parseConfig } from '#engine/model/config.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { parseEagleConfig } from '#engine/model/eagle-config.ts';
import { randomDFlashWeights, randomEagleWeights } from '#engine/model/random-weights.ts';
import { trainedShapes } from './eagle3-student.ts';
import { initialWeights } from './initial-weights.ts';
import { trainedFolder } from './trained-folder.ts';

const json = (folder: string) => JSON.parse(readFileSync(`public/models/${folder}/config.json`, 'utf8')) as { readonly target: string };
const [ofDFlash, ofEagle3] = [json('dflash'), json('eagle3')];
const [dflash, eagle3] = [parseDFlashConfig(ofDFlash), parseEagleConfig(ofEagle3)];
const said = Array.from({ length: eagle3.draftVocab }, (_, i) => 2 * i + 1);
const parts = { dflash: { config: dflash, weights: randomDFlashWeights(dflash, 1) }, eagle3: { config: eagle3, weights: randomEagleWeights(eagle3, said, 2) } };
const target = { config: parseConfig(json('target')), identity: { name: 'target', parameters: 1, sha256: ofDFlash.target } } as LoadedModel;

async function open(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) {
  const opened = await openDrafter((url) => Promise.resolve(new Response(files.get(url.slice(url.lastIndexOf('/') + 1)))), 'site:/', 'trained');
  return readDrafter(opened!, await Promise.all(opened!.map((file) => file.read(() => undefined))));
}

it.each(['block', 'autoregressive'] as const)('DFlash, %s', async (proposal) => {
  const trained = initialWeights(dflashShapes(dflash), 1, 7);
  const { config, weights, identity } = readDFlash(await open(await trainedFolder({ drafter: 'dflash', proposal }, ofDFlash, parts, trained)), target);
  expect(config).toEqual({ ...dflash, proposal });
  expect(weights.get('fc.weight')).toEqual(trained.get('fc.weight'));
  expect(identity.name).toMatch(proposal === 'block' ? /a block at once/ : /token by token/);
});

it.each(['block', 'autoregressive'] as const)('EAGLE-3, %s', async (proposal) => {
  const trained = initialWeights(trainedShapes(eagle3), 1, 7);
  const { config, weights } = readEagle3(await open(await trainedFolder({ drafter: 'eagle3', proposal }, ofEagle3, parts, trained)), target);
  expect(config).toEqual({ ...eagle3, block: proposal === 'block' ? { rows: 8, maskToken: 3 } : null });
  expect(weights.get('lm_head.weight')).toEqual(trained.get('lm_head.weight'));
  expect(weights.get('d2t')!.data[5]).toBe(2 * 5 + 1 - 5);
});
