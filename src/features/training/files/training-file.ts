/** A training as it leaves the page, and as it comes in again: a file or a pasted text, or a sentence. */
import { decodeTraining, encodeTraining, MOST_TRAINING_BYTES, type DecodedTraining } from '#core/training/training-codec.ts';
import { trainingFileName } from '#core/training/training-file-name.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import { download } from '#ui/download.ts';
import { tenth } from '#ui/number-format.ts';
import { trainingStrings } from '../training-strings.ts';

/** Says what it was saved as. */
export function saveTraining(run: TrainingRun): string {
  const name = trainingFileName(run.header.config);
  download(name, new Blob([encodeTraining(run, new Date().toISOString().slice(0, 10))], { type: 'application/json' }));
  return trainingStrings.menu.saved(name);
}

/** Nothing is read that is larger than any log can be. */
export async function readTrainingFile(file: Pick<Blob, 'size' | 'text'>): Promise<DecodedTraining> {
  const words = trainingStrings.failure;
  if (file.size > MOST_TRAINING_BYTES) return { ok: false, sentence: words.tooLarge(tenth(file.size / 1e6), `${MOST_TRAINING_BYTES / 1e6}`) };
  try {
    return decodeTraining(await file.text());
  } catch {
    return { ok: false, sentence: words.unreadable };
  }
}
