/** What a training said that was not made here: of another time and browser, so never beside the controls of the visitor's own. */
import { noticesUntil } from '#core/training/training-ending.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import { trainingStrings } from './training-strings.ts';
import styles from './training.module.css';

export function RecordedNotices({ run, step }: { readonly run: TrainingRun; readonly step: number }) {
  const said = noticesUntil(run.events, step);
  return said.length > 0 && <p className={styles.quiet} data-testid="recorded-notice">{trainingStrings.whenRecorded(said.join(' '))}</p>;
}
