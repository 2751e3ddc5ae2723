/** What stands in the way: no GPU, a worker or a GPU that was lost, a backbone that is not there; each with what can be done. */
import { beginOf, endOf, keptStep } from '#core/training/reward-training.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import type { RewardDesk } from './reward-desk.ts';
import { trainStrings as words } from './train-strings.ts';
import styles from './train.module.css';

const CAUSES = Object.keys(words.failure.causes) as GpuAbsence[];

const remedyOf = (cause: string): string => {
  const known = CAUSES.find((name) => name === cause);
  return known ? ` ${words.failure.causes[known].remedy}` : '';
};

export function RewardNotices({ desk: { session: { log, failure, phase, held, set }, noGpu }, noGpuId }: { readonly desk: RewardDesk; readonly noGpuId: string }) {
  const [begin, end] = [beginOf(log), endOf(log)];
  const sentence = failure ? failure.sentence + remedyOf(failure.cause) : phase === 'idle' && end?.reason === 'failed' ? (end.text ?? words.failure.unexpected) : null;
  return (
    <>
      {sentence !== null && (
        <div className={styles.notice} role="alert" data-testid="reward-failure" data-cause={failure?.cause ?? 'nan'}>
          <h3>{words.failure.heading}</h3>
          <p>{sentence}{held && ` ${words.failure.kept(keptStep(log))}`}</p>
          {failure && <Button kind="quiet" onClick={() => set({ failure: null })}>{words.failure.dismiss}</Button>}
        </div>
      )}
      {begin?.config.start === 'backbone' && begin.start === 'scratch' && <p className={styles.quiet} role="status">{words.facts.noBackbone}</p>}
      {noGpu !== null && (
        <p id={noGpuId} className={styles.noGpu} data-testid="no-gpu" data-cause={noGpu}>
          <strong>{words.noGpu.heading}</strong> {words.noGpu.causes[noGpu].cause} {words.noGpu.causes[noGpu].remedy} {words.noGpu.still}
        </p>
      )}
    </>
  );
}
