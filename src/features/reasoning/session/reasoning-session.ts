/** What is looked at on the page, and what was pasted; the rest follows from it. Kept while one looks at another page. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Attachment } from '#core/reasoning/attach-steps.ts';
import type { PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import type { Style } from '#core/tasks/alglab/write-trace.ts';
import type { SystemTag } from '#core/tasks/alglab/systems.ts';
import { NO_MODEL, type AskedModel } from '../asked/asked-model.ts';
import { NOTHING_ASKED, type Asked } from '../asked/asking.ts';
import type { FetchedExperiment } from '../experiment/fetch-experiment.ts';
import { NOTHING_LIVE, type LiveState } from '../live/live-state.ts';
import type { RecordedExample } from './recorded-thoughts.ts';
import type { Reading } from '../paste/thought-reader.ts';

export const SCREENS = ['trace', 'compare', 'paste', 'train', 'measured'] as const;
export type Screen = (typeof SCREENS)[number];
export const SOURCES = ['made', 'recorded', 'live'] as const;
export type Source = (typeof SOURCES)[number];
export const VIEWS = ['steps', 'super-nodes', 'outline'] as const;
export type View = (typeof VIEWS)[number];

export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

export interface MadeChoice {
  readonly system: SystemTag;
  /** How many operations the problem has. */
  readonly depth: number;
  readonly seed: number;
  readonly style: Style;
  /** Of the other thought, where two are compared. */
  readonly against: Style;
}

/** Sums that anyone can do: a slip, two ways that meet, a step that leads nowhere. */
export const FIRST_CHOICE: MadeChoice = { system: 'Z', depth: 5, seed: 15, style: 'branchy', against: 'reflective' };
export const MOST_SEED = 999_999;
export const DEPTHS = [2, 3, 4, 5] as const;

export interface ReasoningState {
  readonly screen: Screen;
  readonly source: Source;
  readonly view: View;
  readonly choice: MadeChoice;
  /** File of the recording; null: the first. */
  readonly recording: string | null;
  readonly recordings: readonly RecordedExample[] | 'failed' | null;
  /** Of the thought that is shown; null: none. */
  readonly step: number | null;
  /** Of two thoughts, the one that the step is of. */
  readonly side: Side;
  readonly live: LiveState;
  readonly pasted: { readonly text: string; readonly problem: string };
  readonly reading: Reading;
  /** Behind a URL. */
  readonly model: AskedModel;
  /** What it said of how the steps of the pasted text hang together, and of which of two thoughts is better. */
  readonly edges: Asked<readonly Attachment[]>;
  readonly verdicts: Asked<PairJudgement<Dimension>>;
  /** Null: on its way, or not asked for. */
  readonly experiment: FetchedExperiment | null;
}

export interface ReasoningSession extends ReasoningState {
  readonly set: (parts: Partial<ReasoningState>) => void;
}

export type ReasoningStore = StoreApi<ReasoningSession>;

export const createReasoningSession = (first: Partial<ReasoningState> = {}): ReasoningStore =>
  createStore<ReasoningSession>((set) => ({
    screen: 'trace', source: 'made', view: 'steps', choice: FIRST_CHOICE, recording: null, recordings: null, step: null, side: 'a', live: NOTHING_LIVE, pasted: { text: '', problem: '' }, reading: { kind: 'none' }, model: NO_MODEL, edges: NOTHING_ASKED, verdicts: NOTHING_ASKED, experiment: null, ...first,
    set: (parts) => set(parts),
  }));
