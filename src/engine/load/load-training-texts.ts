/** Loads the texts that a drafter is taught on, training/texts.json beside the page: only when a training begins. They are known by their hash. */
import { parseTrainingTexts, type TrainingTexts } from '#core/training/training-texts.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { openFile, type Fetch } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';
import { sha256Of } from './sha-256.ts';

const FILE = 'training/texts.json';

export interface LoadedTexts extends TrainingTexts {
  /** Of the file. */
  readonly sha256: string;
}

export async function loadTrainingTexts(fetch: Fetch, baseUrl: string, { vocab, context }: DecoderConfig): Promise<LoadedTexts> {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const file = await openFile(fetch, `${base}${FILE}`, FILE);
  const content = await file.read(() => undefined);
  return { ...parseTrainingTexts(parseJson({ name: FILE, content }), vocab, context), sha256: await sha256Of(content) };
}
