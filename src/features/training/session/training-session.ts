/**
 * What the lab is looking at, and how: which training, at which step, what the form says. The training itself lives in its log, outside
 * this store; nothing here is derived from it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import { lastStep, measuredSteps } from '#core/training/training-at.ts';
import type { Experiment } from '#core/training/experiment.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import type { Failure as EngineFailure, KeptTraining } from '#engine/protocol.ts';
import type { Arm } from './recorded-arms.ts';

/** Recorded: shipped with the page. Imported: brought by the visitor. */
export type TrainingSource = 'recorded' | 'imported' | 'live';
export const AXES = ['steps', 'flops'] as const;
export type Axis = (typeof AXES)[number];
export const STUDIES = ['sample', 'replay'] as const;
export type Study = (typeof STUDIES)[number];

/** What the engine is doing. */
export type TrainingPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly bytes: number; readonly totalBytes: number }
  | { readonly kind: 'training'; readonly paused: boolean };

export interface TrainingFailure {
  readonly cause: EngineFailure['cause'] | 'file';
  readonly sentence: string;
}

export type Move = 'first' | 'previous' | 'next' | 'last';

export interface TrainingSession {
  readonly run: TrainingRun | null;
  readonly source: TrainingSource;
  readonly arms: readonly Arm[];
  /** The recorded training that the link asks for, until they are there. */
  readonly recording: string | null;
  /** One that the link asked for in vain, until something else is opened. */
  readonly notHere: string | null;
  /** That ship with the page, newest first. */
  readonly experiments: readonly Experiment[];
  /** The step that every view shows; null follows the training. */
  readonly at: number | null;
  readonly config: TrainingConfig;
  readonly phase: TrainingPhase;
  /** How long each measurement of the live training took, in ms, with what was kept beside it. */
  readonly measuring: readonly number[];
  /** What went wrong outside of a log: a log says itself how it ended. */
  readonly failure: TrainingFailure | null;
  /** What this browser keeps, the latest start first. */
  readonly kept: readonly KeptTraining[];
  readonly axis: Axis;
  readonly study: Study;
  /** Which of the measured texts, from 0. */
  readonly sample: number;
  /** How the latest command went, where the page itself does not show it. */
  readonly said: string;

  readonly open: (run: TrainingRun, source: TrainingSource) => void;
  /** The recorded ones are there. */
  readonly list: (arms: readonly Arm[]) => void;
  readonly move: (move: Move) => void;
  readonly set: (part: Partial<Pick<TrainingSession, 'experiments' | 'at' | 'config' | 'phase' | 'measuring' | 'failure' | 'kept' | 'axis' | 'study' | 'sample' | 'said'>>) => void;
}

export type TrainingStore = StoreApi<TrainingSession>;

/** How a session begins, where a link says so. */
export type Beginning = Partial<Pick<TrainingSession, 'config' | 'recording' | 'at' | 'axis' | 'study'>>;

export function createTrainingSession({ config = DEFAULT_TRAINING, recording = null, at = null, axis = 'steps', study = 'sample' }: Beginning = {}): TrainingStore {
  return createStore<TrainingSession>()((set, get) => ({
    run: null, source: 'recorded', arms: [], recording, notHere: null, experiments: [], at, config, phase: { kind: 'idle' }, measuring: [], failure: null, kept: [], axis, study, sample: 0, said: '',

    open: (run, source) => set(({ run: before, at: asked }) => ({ run, source, said: '', failure: null, notHere: null, at: before === null && source === 'recorded' ? asked : null })),
    list: (arms) => {
      const { recording: name, run, phase, open } = get();
      const asked = arms.find(({ file }) => fileName(name) === file);
      const lost = asked === undefined ? name : null;
      // a step of one training says nothing of another
      set({ arms, recording: null, ...(lost !== null && { at: null }) });
      const shown = asked ?? arms[0];
      // meanwhile one may have been brought, or started
      if (shown && run === null && phase.kind === 'idle') open(shown.run, 'recorded');
      set({ notHere: lost });
    },
    move: (move) => {
      const { run, at } = get();
      if (run) set({ at: moved(run, at, move) });
    },
    set,
  }));
}

const EXTENSION = '.json';
const fileName = (recording: string | null): string | null => recording && `${recording}${EXTENSION}`;

/** The recorded training that a link has to name: not the first, which every link shows that names none. */
export function recordingShown({ arms, run, recording }: Pick<TrainingSession, 'arms' | 'run' | 'recording'>): string | null {
  const at = arms.findIndex((arm) => arm.run === run);
  return at > 0 ? arms[at]!.file.slice(0, -EXTENSION.length) : recording;
}

/** From measurement to measurement; at the end the cursor follows the training again. */
function moved({ events }: TrainingRun, at: number | null, move: Move): number | null {
  const last = lastStep(events);
  const here = Math.min(at ?? last, last);
  const stops = measuredSteps(events);
  switch (move) {
    case 'first': return 0;
    case 'previous': return stops.findLast((step) => step < here) ?? 0;
    case 'next': {
      const next = stops.find((step) => step > here) ?? last;
      return next >= last ? null : next;
    }
    case 'last': return null;
  }
}

/** The step that the views show. */
export const stepShown = ({ run, at }: Pick<TrainingSession, 'run' | 'at'>): number => {
  const last = run ? lastStep(run.events) : 0;
  return Math.min(at ?? last, last);
};
