/** A training as it leaves the page, and as it comes in again: a file or a pasted text, or a sentence. */
import { decodeTraining, encodeTraining, MOST_TRAINING_BYTES, type DecodedTraining } from '#core/training/training-codec.ts';
import { trainingFileName } from '#core/training/training-file-name.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import { download } from '#ui/download.ts';
import { tenth } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';
import { LOOKED_AT, weightsFile } from './weights-file.ts';

/** Says what it was saved as. */
export function saveTraining(run: TrainingRun): string {
  const name = trainingFileName(run.header.config);
  download(name, new Blob([encodeTraining(run, new Date().toISOString().slice(0, 10))], { type: 'application/json' }));
  return trainingStrings.menu.saved(name);
}

/** Nothing is read that is larger than any log can be, but for its first bytes. */
export async function readTrainingFile(file: Pick<Blob, 'size' | 'text' | 'slice'>): Promise<DecodedTraining> {
  const words = trainingStrings.failure;
  const start = await file.slice(0, LOOKED_AT).arrayBuffer().catch(() => new ArrayBuffer(0));
  const weights = weightsFile(new Uint8Array(start), file.size);
  if (weights) return { ok: false, sentence: words.weights[weights] };
  if (file.size > MOST_TRAINING_BYTES) return { ok: false, sentence: words.tooLarge(tenth(file.size / 1e6), `${MOST_TRAINING_BYTES / 1e6}`) };
  try {
    return decodeTraining(await file.text());
  } catch {
    return { ok: false, sentence: words.unreadable };
  }
}
