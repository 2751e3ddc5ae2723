/** The one number, how sure it is, and what that says beside the flat judge: only what lies outside its interval is told apart. */
import { wilson } from '#core/stats/wilson.ts';
import type { RewardBeginEvent, RewardMeasureEvent } from '#core/training/reward-training.ts';
import { share } from '#ui/number-format.ts';
import { comparedWith } from './compared-with.ts';
import { trainStrings } from './train-strings.ts';
import styles from './train.module.css';

const words = trainStrings.result;

export function RewardResult({ measured, begin: { validation, flat } }: { readonly measured: RewardMeasureEvent | null; readonly begin: RewardBeginEvent }) {
  if (!measured) return <p className={styles.quiet}>{words.none}</p>;
  const interval = wilson(Math.round(measured.accuracy * validation), validation);
  return (
    <div className={styles.result} data-testid="reward-result">
      <p className={styles.number}><strong data-figure="accuracy" data-value={measured.accuracy}>{share(measured.accuracy)}</strong> {words.unit}</p>
      <p className={styles.quiet}>{words.measured(measured.step, validation, share(interval.low), share(interval.high))}</p>
      <p data-figure="flat" data-value={flat}>{words[comparedWith(flat, interval)](share(flat))}</p>
    </div>
  );
}
