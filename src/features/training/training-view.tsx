/** The lab as a function of what is known: the one number, the large curve, what to train beside it; below, why, and what it looks like. */
import { useId, useMemo } from 'react';
import { anchorsAt, divergenceCurve, endOf, flopsAt, FROM_ZERO, lengthCurve, lossCurve } from '#core/training/training-curves.ts';
import { lastStep, trainingAt } from '#core/training/training-at.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { Button } from '#ui/controls/button.tsx';
import { Menu } from '#ui/controls/menu.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { AnchorsChart } from './charts/anchors-chart.tsx';
import { DivergenceChart } from './charts/divergence-chart.tsx';
import { LengthChart } from './charts/length-chart.tsx';
import { LossChart } from './charts/loss-chart.tsx';
import { PositionsChart } from './charts/positions-chart.tsx';
import { ChoicesForm } from './choices/choices-form.tsx';
import { takeCommands, type TrainingDesk } from './commands/training-commands.ts';
import { ExperimentSection } from './experiment/experiment-section.tsx';
import { FactsLine } from './facts-line.tsx';
import { Headline } from './headline.tsx';
import { KeptList } from './kept/kept-list.tsx';
import { TrainingNotices } from './notices.tsx';
import { RecordedNotices } from './recorded-notices.tsx';
import { RunControls } from './run-controls.tsx';
import { AXES, stepShown, STUDIES } from './session/training-session.ts';
import { StepBar } from './step-bar.tsx';
import { trainingStrings as words } from './training-strings.ts';
import { ReplayView } from './views/replay-view.tsx';
import { SampleView } from './views/sample-view.tsx';
import styles from './training.module.css';

const AXIS_SEGMENTS = AXES.map((value) => ({ value, label: words.length.axes[value] }));
const STUDY_SEGMENTS = STUDIES.map((value) => ({ value, label: words.study.names[value] }));

export interface TrainingViewProps {
  readonly desk: TrainingDesk;
  readonly noGpu: GpuAbsence | null;
  readonly settled: readonly string[];
}

export function TrainingView({ desk, noGpu, settled }: TrainingViewProps) {
  const { session } = desk;
  const { run, source, arms, said } = session;
  const noGpuId = useId();
  const step = stepShown(session);
  const busy = session.phase.kind !== 'idle';
  return (
    <div className={styles.page} data-testid="training" data-state={busy ? session.phase.kind : run ? 'idle' : 'empty'} data-source={run ? source : undefined}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <div className={styles.figures}>
          {run && <FactsLine run={run} source={source} title={arms.find((arm) => arm.run === run)?.title} />}
          <Menu label={words.menu.label} said={said} onOpen={() => session.set({ said: '' })}>
            {takeCommands.map((command) => <Button key={command.id} kind="quiet" disabled={!command.possible(desk)} onClick={() => command.perform(desk)}>{command.label}</Button>)}
            <p>{words.menu.hint}</p>
          </Menu>
        </div>
      </header>
      <aside className={styles.rail} aria-label={words.form.heading}>
        <RunControls desk={desk} gpuNotice={noGpu === null ? undefined : noGpuId} />
        <TrainingNotices session={session} step={step} noGpu={noGpu} noGpuId={noGpuId} settled={settled} />
        <KeptList desk={desk} />
        <div className={styles.form}><ChoicesForm config={session.config} onChange={(config) => session.set({ config })} /></div>
      </aside>
      <section className={styles.main} aria-label={words.headline.heading} id="output" tabIndex={-1}>
        {run ? <Results run={run} desk={desk} step={step} /> : (
          <div className={styles.empty} data-testid="empty">
            {busy ? <p>{words.empty.waiting}</p> : <><p>{words.empty.title}</p><p className={styles.soft}>{words.empty.text}</p></>}
          </div>
        )}
        {run && arms.length > 0 && (
          <div className={styles.arms}>
            <span>{words.length.arms}</span>
            {arms.map((arm) => <Button key={arm.file} kind="quiet" aria-pressed={arm.run === run} disabled={busy} onClick={() => session.open(arm.run, 'recorded')}>{arm.title}</Button>)}
          </div>
        )}
      </section>
      {run && <Below run={run} desk={desk} step={step} />}
      {session.experiments.length > 0 && <ExperimentSection experiments={session.experiments} />}
    </div>
  );
}

interface Part {
  readonly run: TrainingRun;
  readonly desk: TrainingDesk;
  readonly step: number;
}

function Results({ run, desk, step }: Part) {
  const { session } = desk;
  const { axis, arms } = session;
  const { events, version } = run;
  const arm = arms.find((known) => known.run === run);
  const place = arm?.from ?? FROM_ZERO;
  // A log grows in place: its version says when.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const own = useMemo(() => lengthCurve(events, place), [events, version, place]);
  const began = arm?.began ?? run.header.config.start;
  const set = arm?.set ?? null;
  const others = useMemo(() => arms.filter((known) => known.run !== run && known.began === began && known.set === set).map(({ title, run: { events: theirs }, from }) => ({ name: title, points: lengthCurve(theirs, from) })), [arms, run, began, set]);
  const last = lastStep(events);
  const wanted = run.header.config.steps;
  const end = endOf(events, place);
  const open = session.source === 'live' && session.phase.kind === 'training';
  const room = open ? { step: place.step + wanted, flops: place.flops + ((end.flops - place.flops) * wanted) / Math.max(1, last) } : end;
  const first = trainingAt(events, 0).measured;
  return (
    <>
      <div className={styles.top}>
        <Headline measured={trainingAt(events, step).measured} first={first} />
        <Segmented label={words.length.chooseAxis} value={axis} segments={AXIS_SEGMENTS} onChange={(chosen) => session.set({ axis: chosen })} />
      </div>
      <h2 className={styles.chartTitle}>{words.length.title}</h2>
      <LengthChart own={own} name={arm?.title} others={others} axis={axis} room={room} here={{ step: place.step + step, flops: place.flops + flopsAt(events, step) }} />
      <StepBar desk={desk} step={step} last={last} />
      {session.source !== 'live' && <RecordedNotices run={run} step={step} />}
    </>
  );
}

function Below({ run, desk, step }: Part) {
  const { session } = desk;
  const { events } = run;
  const { measured, replayed } = trainingAt(events, step);
  const first = trainingAt(events, 0).measured;
  const steps = Math.max(1, lastStep(events));
  return (
    <div className={styles.below}>
      <div className={styles.charts}>
        <LossChart points={lossCurve(events, step)} steps={steps} />
        <PositionsChart rates={measured?.byPosition ?? null} first={first === measured ? null : (first?.byPosition ?? null)} />
        <DivergenceChart points={divergenceCurve(events, step)} steps={steps} />
        <AnchorsChart tenths={anchorsAt(events, step)} config={run.header.config} />
      </div>
      <section className={styles.study} aria-label={words.study.names[session.study]}>
        <Segmented label={words.study.choose} value={session.study} segments={STUDY_SEGMENTS} onChange={(study) => session.set({ study })} />
        <h2 className="visually-hidden">{words.study.names[session.study]}</h2>
        {session.study === 'sample' ? <SampleView run={run} step={step} which={session.sample} onWhich={(sample) => session.set({ sample })} /> : <ReplayView run={run} replay={replayed} />}
      </section>
    </div>
  );
}
