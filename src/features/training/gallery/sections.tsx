/** The lab in all its states, each in a session of its own, from simulated trainings and an engine that does nothing. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { PUBLISHED_PROPOSAL } from '#core/speculation/proposal.ts';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { endOf, FROM_ZERO } from '#core/training/training-curves.ts';
import { simulateTraining } from '#core/training/simulated-training.ts';
import { failedTraining, newTraining } from '#core/training/simulated-trainings.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import type { GpuAbsence, KeptTraining } from '#engine/protocol.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import type { Arm } from '../session/recorded-arms.ts';
import { createTrainingSession, type TrainingSession } from '../session/training-session.ts';
import { trainingStrings } from '../training-strings.ts';
import { TrainingView } from '../training-view.tsx';
import { exampleExperiments } from './example-experiments.ts';
import { exhibitStrings } from './exhibit-strings.ts';
import { armTitles, NOTED, UNREAD } from './recorded-titles.ts';

const ignore = (): void => undefined;
const forgotten = (): Promise<string> => Promise.resolve(trainingStrings.kept.forgotten);
const saved = (): Promise<string> => Promise.resolve(trainingStrings.kept.saved('slipstream-dflash-sft-32-1a2b3c4d.zip'));
const live = { start: () => Promise.resolve(), pause: ignore, step: ignore, goOn: ignore, stop: ignore };

interface Scene extends Partial<Pick<TrainingSession, 'run' | 'source' | 'arms' | 'experiments' | 'at' | 'config' | 'phase' | 'failure' | 'kept' | 'axis' | 'study'>> {
  readonly noGpu?: GpuAbsence;
}

function Stage({ scene: { noGpu, ...parts } }: { readonly scene: Scene }) {
  const [store] = useState(() => {
    const made = createTrainingSession();
    made.setState(parts);
    return made;
  });
  return <TrainingView desk={{ session: useStore(store), live, kept: { forget: forgotten, save: saved }, gpu: noGpu === undefined, open: ignore, goOn: ignore, speculate: ignore }} noGpu={noGpu ?? null} settled={[]} />;
}

const of = (scene: Scene = {}) => (): ReactNode => <Stage scene={scene} />;

/** Measured a few times each: what a plate shows is drawn many times over. */
const sft = simulateTraining({ every: 12 });
const more = simulateTraining({ config: { start: 'shipped' }, every: 12 });
const opd = simulateTraining({ config: { method: 'opd', start: 'shipped' }, every: 12 });
const half = simulateTraining({ until: 27, every: 9, end: null });
const short = simulateTraining({ until: 4, every: 1, end: { type: 'end', reason: 'stopped' } });
const stopped = simulateTraining({ until: 32, every: 16, end: { type: 'end', reason: 'stopped' } });
const pytorch = new TrainingRun({ ...sft.header, engine: 'pytorch' }, sft.events);

const noted = new TrainingRun(sft.header, [{ type: 'notice', text: NOTED }, ...sft.events]);

/** As it would stand on the page while it is made. */
const asLive = ({ header, events }: TrainingRun): TrainingRun => new TrainingRun({ ...header, recordedAt: null }, events);
const end = endOf(sft.events);
const arms: readonly Arm[] = [
  { file: 'sft.json', title: armTitles.sft, run: pytorch, from: FROM_ZERO, began: 'scratch', set: null },
  { file: 'more.json', title: armTitles.more, run: more, from: end, began: 'scratch', set: null },
  { file: 'opd.json', title: armTitles.opd, run: opd, from: end, began: 'scratch', set: null },
];
const open = asLive(half);
const keptAt = (name: string, step: number, config: TrainingConfig = stopped.header.config): KeptTraining => ({
  name, bytes: 5_912_000, drafter: { weights: `${config.drafter}-${config.method}-${step}-1a2b3c4d`, config, step, measured: { step: Math.floor(step / 16) * 16, acceptanceLength: 2.31 } },
});
const kept = [keptAt('a', 32)];
const many: readonly KeptTraining[] = [
  keptAt('d', 60, { ...DEFAULT_TRAINING, method: 'opd', start: 'shipped' }), ...kept, keptAt('c', 400, { ...DEFAULT_TRAINING, drafter: 'eagle3', proposal: PUBLISHED_PROPOSAL.eagle3, steps: 400, seed: 7 }), { name: 'b', bytes: 2_956_000, drafter: null },
];

export const trainingSections: readonly ExhibitSection[] = [exhibitSection('training', exhibitStrings, {
  empty: of(),
  'no-gpu': of({ noGpu: 'no-adapter', run: pytorch, arms, source: 'recorded' }),
  loading: of({ phase: { kind: 'loading', bytes: 3e6, totalBytes: 8e6 } }),
  begun: of({ run: asLive(newTraining), source: 'live', phase: { kind: 'training', paused: false } }),
  running: of({ run: open, source: 'live', phase: { kind: 'training', paused: false } }),
  paused: of({ run: open, source: 'live', phase: { kind: 'training', paused: true } }),
  done: of({ run: asLive(sft), source: 'live', config: { ...DEFAULT_TRAINING, method: 'opd', start: 'shipped' } }),
  stopped: of({ run: asLive(stopped), source: 'live', kept }),
  kept: of({ run: sft, source: 'imported', kept: many }),
  failed: of({ run: asLive(failedTraining), source: 'live', kept: [keptAt('a', 20)] }),
  refused: of({ run: sft, source: 'imported', failure: { cause: 'file', sentence: UNREAD } }),
  recorded: of({ run: opd, arms, source: 'recorded' }),
  short: of({ run: asLive(short), source: 'live', arms }),
  cost: of({ run: opd, arms, source: 'recorded', axis: 'flops' }),
  earlier: of({ run: noted, source: 'imported', at: 12 }),
  replay: of({ run: opd, source: 'imported', study: 'replay' }),
  labels: of({ run: sft, source: 'imported', study: 'replay' }),
  ablation: of({ config: { ...DEFAULT_TRAINING, proposal: 'autoregressive' } }),
  experiment: of({ experiments: exampleExperiments }),
  eagle: of({ config: { ...DEFAULT_TRAINING, drafter: 'eagle3', proposal: PUBLISHED_PROPOSAL.eagle3 } }),
})];
