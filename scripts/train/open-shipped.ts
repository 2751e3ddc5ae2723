/** What `npm run train` works with: the shipped models on this machine's GPU, and texts, shipped or of a file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DrafterName } from '#core/trace/events.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { loadModels } from '#engine/load/load-models.ts';
import { readTrainingTexts, type LoadedTexts } from '#engine/load/load-training-texts.ts';
import { openEngine, withDrafters } from '#engine/load/open-engine.ts';
import type { TrainingEngine } from '#engine/train/open-student.ts';

import { openSite, SITE } from './open-site.ts';

export interface Shipped {
  readonly engine: TrainingEngine;
  readonly data: LoadedTexts;
}

/** `texts`: a file in the layout of public/training/texts.json. */
export async function openShipped(drafters: readonly DrafterName[], texts = join(SITE, 'training/texts.json')): Promise<Shipped> {
  const { gpu, ...site } = await openSite();
  const source = { ...site, onProgress: () => undefined };
  const engine = await withDrafters(await openEngine(gpu, await loadModels(source.fetch, source.baseUrl, source.onProgress)), drafters, source);
  return { engine, data: await readTrainingTexts({ name: texts, content: await contentOf(texts) }, engine.parts.target.config) };
}

async function contentOf(texts: string): Promise<ArrayBuffer> {
  const content = await readFile(texts).catch((error: unknown) => {
    throw new ModelFileError(`The training texts cannot be read (${error instanceof Error ? error.message : String(error)}); --data names their file.`);
  });
  return new Uint8Array(content).buffer;
}
