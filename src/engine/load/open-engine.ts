/**
 * From loaded models to what runs and trainings are asked of: on a page and in Node alike. Most runs never use DFlash or EAGLE-3, so
 * their weights are fetched, and their kernels compiled, when the first run asks for them.
 */
import type { DrafterName } from '#core/trace/events.ts';
import { Pair } from '#engine/decode/pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { LoadProgress } from '#engine/protocol.ts';
import type { TrainingEngine } from '#engine/train/open-student.ts';
import { openDrafter, readDrafter, type DrafterFiles } from './drafter-folder.ts';
import { folderUrl, ModelFileError, readAll, type Fetch } from './fetch-file.ts';
import { readDFlash } from './load-dflash.ts';
import { readEagle3 } from './load-eagle3.ts';
import type { LoadedModel, LoadedModels } from './load-models.ts';

export interface OpenedEngine extends TrainingEngine {
  readonly parts: TrainingEngine['parts'] & { readonly target: LoadedModel };
}

export async function openEngine(gpu: Gpu, { target, draft }: LoadedModels): Promise<OpenedEngine> {
  const pair = await Pair.create(gpu, target, draft);
  return {
    pair, tokenizer: target.tokenizer, target: target.identity, draft: draft.identity, dflash: null, eagle3: null,
    parts: { target, dflash: null, eagle3: null }, now: () => performance.now(),
  };
}

export interface DrafterSource {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** The engine with these drafters too. Throws a sentence where the page was published without one, or one is unfit. */
export async function withDrafters<Engine extends OpenedEngine>(engine: Engine, drafters: readonly DrafterName[], source: DrafterSource): Promise<Engine> {
  let whole = engine;
  for (const drafter of new Set(drafters)) {
    if (drafter === 'dflash' && !whole.dflash) whole = await withDFlash(whole, source);
    if (drafter === 'eagle3' && !whole.eagle3) whole = await withEagle3(whole, source);
  }
  return whole;
}

async function withDFlash<Engine extends OpenedEngine>(engine: Engine, source: DrafterSource): Promise<Engine> {
  const dflash = readDFlash(await drafterFiles('dflash', 'DFlash', source), engine.parts.target);
  await engine.pair.openDFlash(dflash);
  return { ...engine, dflash: dflash.identity, parts: { ...engine.parts, dflash } };
}

async function withEagle3<Engine extends OpenedEngine>(engine: Engine, source: DrafterSource): Promise<Engine> {
  const eagle3 = readEagle3(await drafterFiles('eagle3', 'EAGLE-3', source), engine.parts.target);
  await engine.pair.openEagle3(eagle3);
  return { ...engine, eagle3: eagle3.identity, parts: { ...engine.parts, eagle3 } };
}

async function drafterFiles(folder: string, name: string, { fetch, baseUrl, onProgress }: DrafterSource): Promise<DrafterFiles> {
  const files = await openDrafter(fetch, folderUrl(baseUrl), folder);
  if (!files) throw new ModelFileError(`This page was published without the ${name} drafter (models/${folder}). Choose another one.`);
  return readDrafter(files, await readAll(files, onProgress));
}
