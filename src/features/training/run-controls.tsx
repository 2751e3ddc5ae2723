/** Start, pause, one step, stop; how far it is. */
import { changedChoices } from '#core/training/config-changes.ts';
import { msLeft } from '#core/training/time-left.ts';
import { lastStep } from '#core/training/training-at.ts';
import { Button } from '#ui/controls/button.tsx';
import { share } from '#ui/number-format.ts';
import { oneStep, pauseOrGoOn, startTraining, stopTraining, type TrainingCommand, type TrainingDesk } from './commands/training-commands.ts';
import type { TrainingPhase, TrainingSession } from './session/training-session.ts';
import { trainingStrings } from './training-strings.ts';
import styles from './training.module.css';

const words = trainingStrings.run;

function statusOf(phase: TrainingPhase, { run, source }: Pick<TrainingSession, 'run' | 'source'>): string {
  switch (phase.kind) {
    case 'idle': return '';
    case 'loading':
      if (phase.totalBytes === 0) return words.starting;
      return phase.bytes < phase.totalBytes ? words.loading(share(phase.bytes / phase.totalBytes)) : words.preparing;
    case 'training':
      if (source !== 'live' || !run || lastStep(run.events) === 0) return phase.paused ? words.paused : words.preparing;
      return phase.paused ? words.paused : words.training;
  }
}

/** Of the live training that is shown. */
function timeLeft({ run, source, phase, measuring }: TrainingSession): string | null {
  const ms = source === 'live' && run && phase.kind === 'training' && !phase.paused ? msLeft(run.events, run.header.config.steps, measuring) : null;
  return ms === null ? null : words.left(ms);
}

export function RunControls({ desk, gpuNotice }: { readonly desk: TrainingDesk; readonly gpuNotice: string | undefined }) {
  const { session } = desk;
  const { run, source, phase, config } = session;
  const button = (command: TrainingCommand, label = command.label, kind: 'main' | 'plain' = 'plain') => (
    <Button key={command.id} kind={kind} disabled={!command.possible(desk)} onClick={() => command.perform(desk)}>{label}</Button>
  );
  const idle = phase.kind === 'idle';
  const paused = phase.kind === 'training' && phase.paused;
  const status = statusOf(phase, session);
  const eta = timeLeft(session);
  const changes = source === 'live' && run ? changedChoices(config, run.header.config) : [];
  return (
    <div className={styles.controls} aria-describedby={gpuNotice}>
      <div className={styles.buttons}>
        {/* One button, which keeps the focus: what starts a training then stops it. */}
        <Button key="main" kind="main" disabled={idle && !desk.gpu} onClick={() => (idle ? startTraining : stopTraining).perform(desk)}>{idle ? startTraining.label : stopTraining.label}</Button>
        {phase.kind === 'training' && button(pauseOrGoOn, paused ? words.goOn : words.pause)}
        {phase.kind === 'training' && button(oneStep)}
      </div>
      <p className={styles.status} data-testid="training-status"><span role="status">{status}</span>{eta && <>, <span data-testid="time-left">{eta}</span></>}</p>
      {phase.kind === 'training' && <p className={styles.quiet}>{words.elsewhere}</p>}
      {changes.length > 0 && <p className={styles.changed} data-testid="changed">{trainingStrings.form.changed(changes.map((key) => trainingStrings.choices[key]).join(', '))}</p>}
    </div>
  );
}
