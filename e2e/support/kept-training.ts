/** A training that the browser keeps, made here: the shipped DFlash drafter, a little off, as if it had learnt for some steps. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { CheckpointSlots } from '#engine/train/checkpoint-slots.ts';
import type { KeptAbout } from '#engine/train/kept-about.ts';
import { MemoryFiles } from '#engine/train/memory-files.ts';
import { placesOf } from '#engine/train/parameter-places.ts';

const FOLDER = 'public/models/dflash';

function learnt(): { readonly config: Readonly<Record<string, unknown>>; readonly values: Float32Array } {
  const config = JSON.parse(readFileSync(`${FOLDER}/config.json`, 'utf8')) as Readonly<Record<string, unknown>>;
  const weights = readSafetensors(new Uint8Array(readFileSync(`${FOLDER}/model.safetensors`)).buffer, 'model.safetensors');
  const places = placesOf(dflashShapes(parseDFlashConfig(config)));
  const values = new Float32Array(places.count);
  for (const [name, { first }] of places.of) values.set(weights.get(name)!.data.map((x, i) => x * (1 + 0.1 * Math.sin(i))), first);
  return { config, values };
}

/** Puts it where the page finds it. The page must be open. `part`: what it says of itself otherwise. */
export async function keepTraining(page: Page, name: string, part: Partial<KeptAbout> = {}): Promise<void> {
  const { config, values } = learnt();
  const about: KeptAbout = {
    config: { ...DEFAULT_TRAINING, method: 'opd', start: 'shipped', steps: 400 }, target: config.target as string, texts: 'cd'.repeat(32), began: 'ef'.repeat(32), step: 400,
    flops: { targetForward: 1e9, draftForward: 2e9, draftBackward: 4e9 }, measured: { step: 400, acceptanceLength: 3.21 }, model: { config, said: [] }, ...part,
  };
  const files = new MemoryFiles();
  await new CheckpointSlots(files, name).save({ about, state: { values, m: new Float32Array(values.length), v: new Float32Array(values.length) } });
  for (const [file, content] of files.all) {
    await page.evaluate(async ({ file: at, base64 }) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('training', { create: true });
      const writable = await (await folder.getFileHandle(at, { create: true })).createWritable();
      await writable.write(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
      await writable.close();
    }, { file, base64: Buffer.from(content).toString('base64') });
  }
}
