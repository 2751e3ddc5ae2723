/** The way to measure on this device: which suite, start and stop, how far it has come, and what stands in the way. */
import { useId } from 'react';
import { Button } from '#ui/controls/button.tsx';
import type { BenchmarkViewProps } from './benchmark-view.tsx';
import { benchmarkStrings } from './benchmark-strings.ts';
import { SUITES } from './suites.ts';
import styles from './benchmark.module.css';

const words = benchmarkStrings.form;

type Props = Pick<BenchmarkViewProps, 'progress' | 'progressId' | 'suite' | 'noGpu' | 'onSuite' | 'onMeasure' | 'onStop'>;

function Standing({ progress, id }: { readonly progress: Props['progress']; readonly id: string | undefined }) {
  const failed = progress.state === 'failed';
  return (
    <div className={styles.progress}>
      {progress.state === 'running' && <progress aria-label={benchmarkStrings.progress.bar} value={progress.done} />}
      {/* An alert is a new element: a role that changes on an old one is told by few screen readers. */}
      <p key={failed ? 'alert' : 'status'} id={id} role={failed ? 'alert' : 'status'}>{progress.state !== 'idle' && progress.sentence}</p>
      {progress.state === 'running' && <p>{words.keepOpen}</p>}
    </div>
  );
}

export function MeasureBar({ progress, progressId, suite, noGpu, onSuite, onMeasure, onStop }: Props) {
  const notice = useId();
  const busy = progress.state === 'running';
  return (
    <div className={styles.measure}>
      <div className={styles.form}>
        <label>
          <span>{words.suite}</span>
          <select value={suite.name} disabled={busy} onChange={(event) => onSuite(SUITES.find(({ name }) => name === event.target.value) ?? suite)}>
            {SUITES.map(({ name, title, about }) => <option key={name} value={name}>{words.option(title, about)}</option>)}
          </select>
        </label>
        {/* One button, which keeps the focus: by the end of a click on Stop it is Measure again. */}
        <Button kind="main" disabled={noGpu !== null && !busy} aria-describedby={noGpu === null ? undefined : notice} onClick={busy ? onStop : onMeasure}>
          {busy ? words.stop : words.measure}
        </Button>
      </div>
      {noGpu !== null && (
        <p id={notice} className={styles.notice} data-testid="no-gpu" data-cause={noGpu}>
          <strong>{benchmarkStrings.noGpu.heading}</strong> {benchmarkStrings.noGpu.causes[noGpu].cause} {benchmarkStrings.noGpu.causes[noGpu].remedy} {benchmarkStrings.noGpu.still}
        </p>
      )}
      <Standing progress={progress} id={progressId} />
    </div>
  );
}
