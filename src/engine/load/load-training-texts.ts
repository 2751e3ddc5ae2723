/** Loads the texts that a drafter is taught on, training/texts.json beside the page: only when a training begins. They are known by their hash. */
import { parseTrainingTexts, type TrainingTexts } from '#core/training/training-texts.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { folderUrl, ModelFileError, openFile, type Fetch } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';
import { sha256Of } from './sha-256.ts';

const FILE = 'training/texts.json';

export interface LoadedTexts extends TrainingTexts {
  /** Of the file. */
  readonly sha256: string;
}

export async function loadTrainingTexts(fetch: Fetch, baseUrl: string, config: DecoderConfig): Promise<LoadedTexts> {
  const file = await openFile(fetch, `${folderUrl(baseUrl)}${FILE}`, FILE);
  return readTrainingTexts({ name: FILE, content: await file.read(() => undefined) }, config);
}

export async function readTrainingTexts(file: { readonly name: string; readonly content: ArrayBuffer }, { vocab, context }: DecoderConfig): Promise<LoadedTexts> {
  return { ...parsed(parseJson(file), vocab, context), sha256: await sha256Of(file.content) };
}

function parsed(json: unknown, vocab: number, context: number): TrainingTexts {
  try {
    return parseTrainingTexts(json, vocab, context);
  } catch (error) {
    throw new ModelFileError(error instanceof Error ? error.message : String(error));
  }
}
