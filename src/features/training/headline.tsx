/** The one number: tokens a round on held-out prompts, with its interval, as last measured at the step shown. */
import type { MeasureEvent } from '#core/training/training-events.ts';
import { decimal } from '#ui/number-format.ts';
import { trainingStrings } from './training-strings.ts';
import styles from './training.module.css';

const words = trainingStrings.headline;

interface Props {
  readonly measured: MeasureEvent | null;
  /** Before the first step. */
  readonly first: MeasureEvent | null;
}

export function Headline({ measured, first }: Props) {
  if (!measured) return <p className={styles.headline} data-testid="headline">{words.none}</p>;
  const { acceptanceLength, interval: { low, high }, prompts, step } = measured;
  return (
    <div className={styles.headline} data-testid="headline">
      <p className={styles.number}><strong data-figure="length">{decimal(acceptanceLength)}</strong> {words.unit}</p>
      <p className={styles.quiet}>
        <span data-figure="interval">{words.interval(decimal(low), decimal(high))}</span> · <span data-figure="prompts">{words.on(prompts)}</span> · <span data-figure="measured-at">{words.measuredAt(step)}</span>
        {first && step > 0 && <> · <span data-figure="first">{words.first(decimal(first.acceptanceLength))}</span></>}
      </p>
    </div>
  );
}
