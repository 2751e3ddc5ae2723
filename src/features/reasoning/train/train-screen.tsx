/** The screen on which a model learns to judge: what it learns, what to train, how far it is, what came of it, and two curves. */
import { useId } from 'react';
import { beginOf, endOf, keptStep, lastMeasure, measuresOf, PAIRS_A_STEP, rewardMsLeft, stepsDone, stepsOf, type RewardLog } from '#core/training/reward-training.ts';
import { median } from '#core/stats/quantile.ts';
import { Button } from '#ui/controls/button.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { parameters, share, tenth } from '#ui/number-format.ts';
import { AccuracyChart } from './accuracy-chart.tsx';
import { LossChart } from './loss-chart.tsx';
import type { RewardDesk } from './reward-desk.ts';
import { RewardForm } from './reward-form.tsx';
import { RewardNotices } from './reward-notices.tsx';
import { RewardResult } from './reward-result.tsx';
import { trainStrings as words } from './train-strings.ts';
import styles from './train.module.css';

interface Props {
  readonly desk: RewardDesk;
  readonly onCompare: () => void;
}

export function TrainScreen({ desk, onCompare }: Props) {
  const { session } = desk;
  const { log, phase, choice, held, set } = session;
  const noGpuId = useId();
  const idle = phase === 'idle';
  return (
    <section className={styles.page} aria-label={words.heading} data-testid="reward" data-state={idle ? (endOf(log)?.reason ?? 'idle') : phase} aria-busy={!idle}>
      <header className={styles.intro}>
        <h2>{words.heading}</h2>
        <p>{words.lead}</p>
      </header>
      <RewardForm choice={choice} onChoice={(next) => set({ choice: next })} />
      <Controls desk={desk} noGpuId={noGpuId} />
      <RewardNotices desk={desk} noGpuId={noGpuId} />
      {log.length === 0 ? idle && <p className={styles.empty}>{words.empty}</p> : <Results log={log} />}
      {held && idle && (
        <section className={styles.use} aria-label={words.use.heading}>
          <h3>{words.use.heading}</h3>
          <p>{words.use.text}</p>
          <Button onClick={onCompare}>{words.use.button}</Button>
        </section>
      )}
      <LiveRegion sentence={saidOf(log)} />
    </section>
  );
}

function saidOf(log: RewardLog): string {
  const [end, measured] = [endOf(log), lastMeasure(log)];
  if (!measured) return '';
  return `${end ? words.ended[end.reason] : words.run.at(stepsDone(log), beginOf(log)?.config.steps ?? 0)} ${share(measured.accuracy)} ${words.result.unit}`;
}

function Controls({ desk: { session, live, noGpu }, noGpuId }: { readonly desk: RewardDesk; readonly noGpuId: string }) {
  const { log, phase, held } = session;
  const idle = phase === 'idle';
  const done = stepsDone(log);
  const end = endOf(log);
  const total = beginOf(log)?.config.steps ?? 0;
  const ms = phase === 'training' ? rewardMsLeft(log) : null;
  const resumable = idle && held && end?.reason !== 'done';
  return (
    <div className={styles.controls} aria-describedby={noGpu === null ? undefined : noGpuId}>
      <div className={styles.buttons}>
        {/* One button, which keeps the focus: what starts a training then stops it. */}
        <Button kind="main" disabled={(idle && noGpu !== null) || phase === 'stopping'} onClick={() => { if (idle) void live.start(); else live.stop(); }}>
          {idle ? (log.length > 0 ? words.run.again : words.run.start) : words.run.stop}
        </Button>
        {resumable && <Button disabled={noGpu !== null} onClick={() => void live.goOn()}>{words.run.goOn(keptStep(log))}</Button>}
      </div>
      <p className={styles.status} data-testid="reward-status">
        {phase === 'preparing' ? words.run.preparing : phase === 'stopping' ? words.run.stopping : phase === 'training' ? words.run.at(done, total) : end && end.reason !== 'failed' ? words.ended[end.reason] : ''}
        {ms !== null && ` · ${words.run.left(ms)}`}
      </p>
      {phase === 'training' && <progress value={done} max={total} aria-label={words.run.at(done, total)} />}
    </div>
  );
}

function Results({ log }: { readonly log: RewardLog }) {
  const begin = beginOf(log);
  if (!begin) return null;
  const [steps, measures] = [stepsOf(log), measuresOf(log)];
  const { config, start, parameters: size, validation } = begin;
  return (
    <>
      <RewardResult measured={measures.at(-1) ?? null} begin={begin} />
      <div className={styles.charts}>
        <AccuracyChart measures={measures} begin={begin} />
        <LossChart steps={steps} measures={measures} wanted={config.steps} />
      </div>
      <p className={styles.quiet} data-testid="reward-facts">
        {words.facts.model(parameters(size), words.facts.starts[start])} · {words.facts.pairs(PAIRS_A_STEP, validation)}
        {steps.length > 0 && <> · <span data-figure="pace" data-value={median(steps.map(({ ms }) => ms)) / 1000}>{words.run.pace(tenth(median(steps.map(({ ms }) => ms)) / 1000))}</span></>}
        {' · '}{begin.adapter}. {words.facts.kept}
      </p>
    </>
  );
}
