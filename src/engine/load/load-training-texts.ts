/** Loads the texts that a drafter is taught on, training/texts.json beside the page: only when a training begins. */
import { parseTrainingTexts, type TrainingTexts } from '#core/training/training-texts.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { openFile, type Fetch } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';

const FILE = 'training/texts.json';

export async function loadTrainingTexts(fetch: Fetch, baseUrl: string, { vocab, context }: DecoderConfig): Promise<TrainingTexts> {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const file = await openFile(fetch, `${base}${FILE}`, FILE);
  return parseTrainingTexts(parseJson({ name: FILE, content: await file.read(() => undefined) }), vocab, context);
}
