/**
 * What lies in the browser, from files alone: the latest start first, the damaged and the unopened among them; read and hashed no more than
 * it takes; found by the name of its weights and by no other; forgotten; and a drafter's folder that the loader takes, to the bit.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import type { TrainedDrafter as Kind } from '#core/training/training-events.ts';
import { ablated, everyOther, randomDFlash, randomEagle, smallTarget } from '#engine/decode/random-pair.ts';
import { openDrafter, readDrafter } from '#engine/load/drafter-folder.ts';
import { readDFlash } from '#engine/load/load-dflash.ts';
import { readEagle3 } from '#engine/load/load-eagle3.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { trainedShapes } from '#engine/model/eagle-config.ts';
import { normals } from '#engine/model/random-weights.ts';
import { CheckpointSlots } from './checkpoint-slots.ts';
import type { KeptAbout } from './kept-about.ts';
import { freshName, KeptTrainings } from './kept-trainings.ts';
import { MemoryFiles } from './memory-files.ts';
import { placesOf, tensorsAt } from './parameter-places.ts';
import { publishedDFlash, publishedEagle } from './small-drafters.ts';
import { drafterFiles, drafterFolder, trainedDrafter } from './trained-drafter.ts';

const TARGET = 'ab'.repeat(32);
const [block, ahead] = [randomDFlash(smallTarget), randomEagle(smallTarget)];
const target = { config: smallTarget, identity: { name: 'target', parameters: 1, sha256: TARGET } };
const placesFor = (drafter: Kind) => placesOf(drafter === 'dflash' ? dflashShapes(block) : trainedShapes(ahead));

function about(drafter: Kind, part: Partial<KeptAbout> = {}): KeptAbout {
  const model = drafter === 'dflash' ? { config: publishedDFlash(block, TARGET), said: [] } : { config: publishedEagle(ahead, TARGET), said: everyOther(ahead) };
  return {
    config: { ...DEFAULT_TRAINING, drafter, proposal: PUBLISHED_PROPOSAL[drafter] }, target: TARGET, texts: 'cd'.repeat(32), began: null, step: 40,
    flops: { targetForward: 1, draftForward: 2, draftBackward: 3 }, measured: { step: 40, acceptanceLength: 2.5 }, model, ...part,
  };
}

/** Numbers where tensors are, zero between them. */
function values(drafter: Kind, seed: number): Float32Array {
  const [normal, places] = [normals(seed), placesFor(drafter)];
  const all = new Float32Array(places.count);
  for (const { first, count } of places.of.values()) for (let i = 0; i < count; i++) all[first + i] = normal();
  return all;
}

let files: MemoryFiles;
let kept: KeptTrainings;
beforeEach(() => {
  files = new MemoryFiles();
  kept = new KeptTrainings(files);
});

afterEach(() => vi.restoreAllMocks());

async function keep(name: string, drafter: Kind, seed: number, part: Partial<KeptAbout> = {}): Promise<void> {
  const all = values(drafter, seed);
  const slots = new CheckpointSlots(files, name);
  await slots.load();
  await slots.save({ about: about(drafter, part), state: { values: all, m: all, v: all } });
}

describe('what is kept', () => {
  it('is listed, the latest start first, each start for itself', async () => {
    const [first, second, third] = [1000, 1001, 999_999].map((now) => freshName(DEFAULT_TRAINING, now)) as [string, string, string];
    await keep(second, 'eagle3', 2, { step: 7, measured: null });
    await keep(first, 'dflash', 1);
    await keep(third, 'dflash', 3, { step: 50 });
    const list = await kept.list();
    expect(list.map(({ name }) => name)).toEqual([third, second, first]);
    expect(list.map(({ drafter }) => drafter?.step)).toEqual([50, 7, 40]);
    expect(list[2]!.drafter).toMatchObject({ weights: expect.stringMatching(/^dflash-sft-40-[0-9a-f]{8}$/) as string, measured: { step: 40, acceptanceLength: 2.5 } });
    expect(list[0]!.bytes).toBe(files.all.get(`${third}.1.checkpoint`)!.byteLength);
  });

  it('is listed where it is damaged, or of an older page, and can be forgotten', async () => {
    await keep('dflash-sft-a', 'dflash', 1);
    const [[name, content]] = [...files.all] as [[string, ArrayBuffer]];
    files.all.set(name, content.slice(0, 400));
    await new CheckpointSlots(files, 'dflash-sft').save({ about: { config: DEFAULT_TRAINING, step: 3 }, state: { values: new Float32Array(4), m: new Float32Array(4), v: new Float32Array(4) } });
    files.all.set('something.else', new ArrayBuffer(3));
    expect((await kept.list()).map(({ name: of, drafter }) => [of, drafter])).toEqual([['dflash-sft', null], ['dflash-sft-a', null]]);
    await expect(kept.drafter('dflash-sft-a')).rejects.toThrow('its file was damaged');
    for (const { name: of } of await kept.list()) await kept.forget(of);
    expect([...files.all.keys()]).toEqual(['something.else']);
  });

  it('is listed but for the one whose file does not open, which is named and cannot be used', async () => {
    await keep('dflash-sft-a', 'dflash', 1);
    await keep('eagle3-sft-b', 'eagle3', 2);
    const [eagle, block] = await kept.list();
    files.held.add('dflash-sft-a.1.checkpoint');
    expect(await kept.list()).toEqual([eagle, { name: 'dflash-sft-a', bytes: 0, drafter: null }]);
    await expect(kept.drafter('dflash-sft-a')).rejects.toThrow('cannot be opened: nothing of it can be used');
    await expect(kept.find(block!.drafter!.weights)).rejects.toThrow('A kept training that cannot be read any more may be the one.');
    expect((await kept.find(eagle!.drafter!.weights)).about.step).toBe(40);
  });

  it('is read once a look, and hashed once a checkpoint, or where its name may be the one', async () => {
    const hash = vi.spyOn(crypto.subtle, 'digest');
    const hashes = async (work: () => Promise<unknown>): Promise<number> => {
      hash.mockClear();
      await work();
      return hash.mock.calls.length;
    };
    await keep('dflash-sft-a', 'dflash', 1);
    await keep('eagle3-sft-b', 'eagle3', 2);
    files.reads.length = 0;
    expect(await hashes(() => kept.list())).toBe(2);
    expect(files.reads.toSorted()).toEqual(['dflash-sft-a.0.checkpoint', 'dflash-sft-a.1.checkpoint', 'eagle3-sft-b.0.checkpoint', 'eagle3-sft-b.1.checkpoint']);
    const before = await kept.list();
    await keep('eagle3-sft-b', 'eagle3', 3, { step: 50 });
    let after = before;
    expect(await hashes(async () => { after = await kept.list(); })).toBe(1);
    expect(after.map(({ drafter }) => drafter?.step)).toEqual([50, 40]);
    expect(after[1]).toEqual(before[1]);
    expect(await hashes(() => kept.find(after[1]!.drafter!.weights))).toBe(1);
  });

  it('is found by the name of its weights, until it went on or was forgotten', async () => {
    await keep('dflash-sft-a', 'dflash', 1);
    const weights = (await kept.list())[0]!.drafter!.weights;
    expect((await kept.find(weights)).about.step).toBe(40);
    // the step before lies in the other file still, but it is not what is kept
    await keep('dflash-sft-a', 'dflash', 2, { step: 45 });
    expect(files.all.size).toBe(2);
    await expect(kept.find(weights)).rejects.toThrow('(trained to step 40) are not kept in this browser');
    files.all.set('eagle3-sft-b.0.checkpoint', new ArrayBuffer(8));
    await expect(kept.find(weights)).rejects.toThrow('A kept training that cannot be read any more may be the one.');
  });
});

describe.each(['dflash', 'eagle3'] as const)('%s as a folder', (drafter) => {
  it('is taken by the loader as it was, card, config and every number', async () => {
    const all = values(drafter, 5);
    const trained = await trainedDrafter(about(drafter), all);
    const folder = await drafterFolder(trained);
    expect([...folder.keys()]).toEqual(['README.md', 'config.json', 'model.safetensors']);
    const opened = await openDrafter((url) => Promise.resolve(new Response(Uint8Array.from(folder.get(url.slice('site:/models/mine/'.length))!))), 'site:/', 'mine');
    const read = await readDrafter(opened!, await Promise.all(opened!.map((file) => file.read(() => undefined))));
    const { identity, weights } = drafter === 'dflash' ? readDFlash(read, target) : readEagle3(read, target);
    expect(identity.sha256).toBe(trained.sha256);
    expect(trained.name).toBe(`${drafter}-sft-40-${trained.sha256.slice(0, 8)}`);
    for (const [name, tensor] of tensorsAt(placesFor(drafter), all)) expect(weights.get(name)).toEqual(tensor);
    expect(new TextDecoder().decode(folder.get('README.md'))).toContain('from random weights (seed 1), 40 of 60 steps');
  });

  it('drafts the other way where it was taught so, and says it in its name', async () => {
    const [inTurn, inBlocks] = ablated(block, ahead);
    const [proposal, config, way] = drafter === 'dflash' ? ['autoregressive', publishedDFlash(inTurn, TARGET), 'token by token'] as const : ['block', publishedEagle(inBlocks, TARGET), 'a block at once'] as const;
    const usual = about(drafter);
    const trained = await trainedDrafter({ ...usual, config: { ...usual.config, proposal }, model: { ...usual.model, config } }, values(drafter, 5));
    expect(trained.name).toBe(`${drafter}-${proposal}-sft-40-${trained.sha256.slice(0, 8)}`);
    const files = drafterFiles(trained);
    expect(files.name).toContain(way);
    expect(drafter === 'dflash' ? readDFlash(files, target).config : readEagle3(files, target).config).toMatchObject(drafter === 'dflash' ? { proposal } : { block: inBlocks.block });
  });

  it('is refused where its numbers are not as many as its configuration calls for', async () => {
    await expect(trainedDrafter(about(drafter), new Float32Array(64))).rejects.toThrow('holds 64 numbers where its drafter has');
  });
});
