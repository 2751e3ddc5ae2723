/** What stands where the text would, while there is no run: what to do to get one. A run that nobody made is not stood in for. */
import { Button } from '#ui/controls/button.tsx';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { strings } from '../strings.ts';
import styles from './output.module.css';

const words = strings.output;

interface Props {
  /** The link describes a run that was not recorded. */
  readonly unmade: boolean;
  /** Its drafter was trained in another browser. */
  readonly weightsGone: boolean;
  /** The engine is about to make one. */
  readonly coming: boolean;
  readonly canRun: boolean;
  readonly recorded: readonly RecordedRun[];
  readonly onRecorded: (run: RecordedRun) => void;
}

export function NoRun({ unmade, weightsGone, coming, canRun, recorded, onRecorded }: Props) {
  if (coming) return <p className={styles.empty}>{words.waiting}</p>;
  if (weightsGone) {
    return (
      <div className={styles.invitation} data-testid="invitation">
        <p>{words.unmadeWeights}</p>
        <p className={styles.aside}>{words.unmadeWeightsHint}</p>
      </div>
    );
  }
  if (!unmade) return <p className={styles.empty}>{words.empty}</p>;
  if (canRun) {
    return (
      <div className={styles.invitation} data-testid="invitation">
        <p>{words.unmade}</p>
        <p className={styles.aside}>{words.unmadeHint}</p>
      </div>
    );
  }
  return (
    <div className={styles.invitation} data-testid="invitation">
      <p>{words.unmadeHere}</p>
      {recorded.length > 0 && (
        <>
          <p className={styles.aside}>{words.instead}</p>
          <ul>
            {recorded.map((run) => <li key={run.file}><Button onClick={() => onRecorded(run)}>{run.title}</Button></li>)}
          </ul>
        </>
      )}
    </div>
  );
}
