/** The lab in all its states, each in a session of its own, from simulated trainings and an engine that does nothing. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { endOf, FROM_ZERO } from '#core/training/training-curves.ts';
import { simulateTraining } from '#core/training/simulated-training.ts';
import { failedTraining, newTraining } from '#core/training/simulated-trainings.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { createTrainingSession, type TrainingSession } from '../session/training-session.ts';
import { TrainingView } from '../training-view.tsx';
import { exhibitStrings } from './exhibit-strings.ts';
import { armTitles, UNREAD } from './recorded-titles.ts';

const ignore = (): void => undefined;
const live = { start: () => Promise.resolve(), pause: ignore, step: ignore, goOn: ignore, stop: ignore };

interface Scene extends Partial<Pick<TrainingSession, 'run' | 'source' | 'arms' | 'at' | 'config' | 'phase' | 'failure' | 'left' | 'axis' | 'study'>> {
  readonly noGpu?: GpuAbsence;
}

function Stage({ scene: { noGpu, ...parts } }: { readonly scene: Scene }) {
  const [store] = useState(() => {
    const made = createTrainingSession();
    made.setState(parts);
    return made;
  });
  return <TrainingView desk={{ session: useStore(store), live, gpu: noGpu === undefined, open: ignore }} noGpu={noGpu ?? null} settled={[]} />;
}

const of = (scene: Scene = {}) => (): ReactNode => <Stage scene={scene} />;

/** Measured a few times each: what a plate shows is drawn many times over. */
const sft = simulateTraining({ every: 12 });
const more = simulateTraining({ config: { start: 'shipped' }, every: 12 });
const opd = simulateTraining({ config: { method: 'opd', start: 'shipped' }, every: 12 });
const half = simulateTraining({ until: 27, every: 9, end: null });
const stopped = simulateTraining({ until: 32, every: 16, end: { type: 'end', reason: 'stopped' } });
const pytorch = new TrainingRun({ ...sft.header, engine: 'pytorch' }, sft.events);

/** As it would stand on the page while it is made. */
const asLive = ({ header, events }: TrainingRun): TrainingRun => new TrainingRun({ ...header, recordedAt: null }, events);
const end = endOf(sft.events);
const arms = [
  { file: 'sft.json', title: armTitles.sft, run: pytorch, from: FROM_ZERO },
  { file: 'more.json', title: armTitles.more, run: more, from: end },
  { file: 'opd.json', title: armTitles.opd, run: opd, from: end },
];
const open = asLive(half);
const left = { config: stopped.header.config, step: 32 };

export const trainingSections: readonly ExhibitSection[] = [exhibitSection('training', exhibitStrings, {
  empty: of(),
  'no-gpu': of({ noGpu: 'no-adapter', run: pytorch, arms, source: 'recorded' }),
  loading: of({ phase: { kind: 'loading', bytes: 3e6, totalBytes: 8e6 } }),
  begun: of({ run: asLive(newTraining), source: 'live', phase: { kind: 'training', paused: false } }),
  running: of({ run: open, source: 'live', phase: { kind: 'training', paused: false } }),
  paused: of({ run: open, source: 'live', phase: { kind: 'training', paused: true } }),
  done: of({ run: asLive(sft), source: 'live', config: { ...DEFAULT_TRAINING, method: 'opd', start: 'shipped' } }),
  stopped: of({ run: asLive(stopped), source: 'live', left }),
  failed: of({ run: asLive(failedTraining), source: 'live', left: { ...left, step: 20 } }),
  refused: of({ run: sft, source: 'imported', failure: { cause: 'file', sentence: UNREAD } }),
  recorded: of({ run: opd, arms, source: 'recorded' }),
  cost: of({ run: opd, arms, source: 'recorded', axis: 'flops' }),
  earlier: of({ run: sft, source: 'imported', at: 12 }),
  replay: of({ run: opd, source: 'imported', study: 'replay' }),
  labels: of({ run: sft, source: 'imported', study: 'replay' }),
  ablation: of({ config: { ...DEFAULT_TRAINING, proposal: 'autoregressive' } }),
  eagle: of({ config: { ...DEFAULT_TRAINING, drafter: 'eagle3', proposal: PUBLISHED_PROPOSAL.eagle3 } }),
})];
