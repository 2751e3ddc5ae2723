/** What stands in the way of watching, and what to do: no GPU, or a run that broke off. */
import { Button } from '#ui/controls/button.tsx';
import type { GpuAbsence } from '#engine/protocol.ts';
import type { LiveState } from './live-state.ts';
import { liveStrings as words } from './live-strings.ts';
import styles from './live.module.css';

const CAUSES = Object.keys(words.gpu.causes) as GpuAbsence[];

/** What the visitor can do about it. */
function remedyOf(cause: string): string {
  const known = CAUSES.find((name) => name === cause);
  return known ? ` ${words.gpu.causes[known].remedy}` : '';
}

interface Props {
  readonly live: LiveState;
  readonly reasonId: string;
  readonly onDismiss: () => void;
  readonly onRecorded: () => void;
}

export function LiveNotices({ live: { noGpu, failure, run }, reasonId, onDismiss, onRecorded }: Props) {
  return (
    <>
      {noGpu !== null && (
        <div className={styles.notice} id={reasonId} data-testid="gpu-notice" data-cause={noGpu}>
          <p><strong>{words.gpu.heading}</strong> {words.gpu.causes[noGpu].cause} {words.gpu.causes[noGpu].remedy} {words.gpu.still}</p>
          <Button onClick={onRecorded}>{words.gpu.recorded}</Button>
        </div>
      )}
      {failure && (
        <div className={styles.notice} role="alert" data-testid="failure" data-cause={failure.cause}>
          <p><strong>{words.failure.heading}.</strong> {failure.sentence}{remedyOf(failure.cause)}{run !== null && run.log.length > 0 && ` ${words.failure.kept}`}</p>
          <Button kind="quiet" onClick={onDismiss}>{words.failure.dismiss}</Button>
        </div>
      )}
    </>
  );
}
