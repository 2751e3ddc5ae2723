/** What stands in the way of the visitor's own training: what it says itself, what could not be begun or read, a link that was settled, no GPU. */
import { endingOf, lastKept, noticesUntil } from '#core/training/training-ending.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import type { TrainingSession } from './session/training-session.ts';
import { trainingStrings } from './training-strings.ts';
import styles from './training.module.css';

const words = trainingStrings;
const CAUSES = Object.keys(words.noGpu.causes) as GpuAbsence[];

/** What the visitor can do about it. */
const remedyOf = (cause: string): string => {
  const known = CAUSES.find((name) => name === cause);
  return known ? ` ${words.noGpu.causes[known].remedy}` : '';
};

interface Props {
  readonly session: TrainingSession;
  readonly step: number;
  readonly noGpu: GpuAbsence | null;
  readonly noGpuId: string;
  /** What of its link the page could not take as it stood. */
  readonly settled: readonly string[];
}

export function TrainingNotices({ session, step, noGpu, noGpuId, settled }: Props) {
  const { run, source, failure, phase, set } = session;
  const ending = run && endingOf(run.events);
  const kept = run && lastKept(run.events);
  // what another's training said is told under its curve: it was said elsewhere
  const said = [...settled, ...(run && source === 'live' ? noticesUntil(run.events, step) : [])];
  return (
    <>
      {failure && (
        <div className={styles.notice} role="alert" data-testid="failure" data-cause={failure.cause}>
          <h2>{failure.cause === 'file' ? words.failure.unread : words.failure.heading}</h2>
          <p>{failure.sentence}{remedyOf(failure.cause)}{run && ` ${words.failure.nothingLost}`}</p>
          <Button kind="quiet" onClick={() => set({ failure: null })}>{words.failure.dismiss}</Button>
        </div>
      )}
      {ending?.reason === 'failed' && phase.kind === 'idle' && (
        <div className={styles.notice} role="alert" data-testid="ended-badly">
          <h2>{words.ending.failed}</h2>
          <p>{ending.text ?? words.failure.unexpected} {kept === null ? words.ending.noCheckpoint : words.ending.kept(kept)}</p>
        </div>
      )}
      {said.length > 0 && <div className={styles.notice} role="status" data-testid="training-notice">{said.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>}
      {noGpu !== null && (
        <p id={noGpuId} className={styles.noGpu} data-testid="no-gpu" data-cause={noGpu}>
          <strong>{words.noGpu.heading}</strong> {words.noGpu.causes[noGpu].cause} {words.noGpu.causes[noGpu].remedy} {words.noGpu.still}
        </p>
      )}
    </>
  );
}
