/**
 * What the page is looking at, and how: which log, where in it, what is selected, what the form says. The run itself lives
 * in the log, outside this store; nothing here is derived from it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JudgeSetting } from '#core/speculation/re-judge.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { DrafterName, RunConfig } from '#core/trace/events.ts';
import { momentsOf, stepFrom, type Step } from '#core/trace/moments.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';
import type { KeptTraining } from '#engine/protocol.ts';
import type { RunPhase } from '#engine/watched-run.ts';
import type { Selection } from '#core/trace/why.ts';
import { STUDIES, type StudyName } from '../study/studies.ts';
import { advance, type Speed } from '#core/trace/playback.ts';

/** Recorded: shipped with the page. Imported: brought by the visitor. */
export type Source = 'recorded' | 'imported' | 'live';
export const TEXT_MODES = ['all', 'final', 'source'] as const;
export type TextMode = (typeof TEXT_MODES)[number];
/** The why panel shows the chosen token, or the two distributions whole. */
export const WHY_MODES = ['token', 'all'] as const;
export type WhyMode = (typeof WHY_MODES)[number];
/** What lies over the page. */
export type Overlay = 'palette' | 'help';

/** What the engine is doing. */
export type Phase =
  | RunPhase
  /** The run is made again by other drafters, to be compared; `done` of them are there. */
  | { readonly kind: 'lanes' } & LanesProgress;

export interface LanesProgress {
  readonly drafter: DrafterName;
  readonly done: number;
  readonly of: number;
}

export interface Failure {
  readonly cause: string;
  readonly sentence: string;
  /** Whether there is a run to go on looking at. */
  readonly kept: boolean;
}

export interface Second {
  readonly log: EventLog;
  readonly name: string;
}

/** What of the visitor's own is put aside while recorded runs are shown. */
export type Aside = Pick<Session, 'log' | 'source' | 'config' | 'cursor' | 'selection' | 'second'>;

/** A visitor on the tour: coming to a step whose stage is not set yet, doing it, done with it; the tour waiting while the page shows, or makes, another run; or away, until called back. */
export interface Tour {
  /** From 0. */
  readonly step: number;
  readonly at: 'coming' | 'doing' | 'done' | 'waiting' | 'away';
  readonly aside: Aside | null;
}

export interface Session {
  readonly log: EventLog | null;
  readonly source: Source;
  readonly cursor: number;
  readonly spent: number;
  readonly playing: boolean;
  readonly speed: Speed;
  /** Pinned by the visitor; null follows the run. */
  readonly selection: Selection | null;
  /** Under the pointer. */
  readonly preview: Selection | null;
  /** The token that a link points at in a run still to be made. */
  readonly wanted: Selection | null;
  /** The run that is compared with this one, and what it is called. */
  readonly second: Second | null;
  /** The same run by other drafters, beside this one instead of a second. */
  readonly lanes: readonly Second[];
  /** Where the visitor stopped the making of those. */
  readonly lanesStopped: LanesProgress | null;
  readonly textMode: TextMode;
  readonly whyMode: WhyMode;
  readonly study: StudyName;
  /** The setting at which this run's rounds are judged again; null: as it was run. */
  readonly whatIf: JudgeSetting | null;
  readonly config: RunConfig;
  /** R1 stood in the form, and what was chosen since cannot be judged by it. */
  readonly ruleGaveWay: boolean;
  /** What this browser keeps of trainings; null: nobody has looked. */
  readonly kept: readonly KeptTraining[] | null;
  readonly phase: Phase;
  readonly failure: Failure | null;
  /** How the latest command went, where the page itself does not show it. */
  readonly said: string;
  readonly overlay: Overlay | null;
  /** The find bar: 0 is closed, else it rises whenever the bar is asked for, so that its field takes the focus again. */
  readonly finding: number;
  /** What it looks for; kept while it is closed. */
  readonly query: string;
  readonly tour: Tour | null;
  readonly shortcuts: boolean;

  readonly open: (log: EventLog, source: Source, at?: Selection | null) => void;
  readonly tick: (elapsed: number, cuts: boolean) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly step: (step: Step) => void;
  readonly seek: (cursor: number) => void;
  readonly select: (selection: Selection | null) => void;
  /** The pointer moves over it; null: it left. A run that plays is not held up by where the pointer rests. */
  readonly point: (at: Selection | null) => void;
  readonly set: (part: Partial<Pick<Session, 'speed' | 'wanted' | 'second' | 'lanes' | 'lanesStopped' | 'textMode' | 'whyMode' | 'study' | 'whatIf' | 'config' | 'ruleGaveWay' | 'kept' | 'phase' | 'failure' | 'said' | 'overlay' | 'finding' | 'query' | 'tour' | 'shortcuts'>>) => void;
}

export type SessionStore = StoreApi<Session>;

/** The cursor at which a round is complete, or null where the log has no such slot. */
function cursorOf(log: EventLog, { round, slot }: Selection): number | null {
  const view = roundsAt(log, log.length).find((candidate) => candidate.round === round);
  const exists = view && (slot <= view.slots.length || (view.target?.kind === 'bonus' && slot === view.slots.length + 1)) && slot >= 1;
  return exists ? (momentsOf(log).findLast((moment) => moment.round === round)?.cursor ?? null) : null;
}

/** How a session begins, where a link says so. */
interface Beginning extends Partial<Pick<Session, 'config' | 'study' | 'whatIf'>> {
  /** A step of the tour, from 0. */
  readonly tour?: number | null;
}

export function createSession({ config = DEFAULT_CONFIG, study = STUDIES[0], whatIf = null, tour = null }: Beginning = {}): SessionStore {
  return createStore<Session>()((set, get) => ({
    log: null,
    source: 'recorded',
    cursor: 0,
    spent: 0,
    playing: false,
    speed: 1,
    selection: null,
    preview: null,
    wanted: null,
    second: null,
    lanes: [],
    lanesStopped: null,
    textMode: 'all',
    whyMode: 'token',
    study,
    whatIf,
    config,
    ruleGaveWay: false,
    kept: null,
    phase: { kind: 'idle' },
    failure: null,
    said: '',
    overlay: null,
    finding: 0,
    query: '',
    tour: tour === null ? null : { step: tour, at: 'coming', aside: null },
    shortcuts: true,

    open: (log, source, at = null) => {
      const asked = source === 'recorded' && get().log === null && get().whatIf !== null;
      // A link that asks a what-if wants its answer, which is about the whole run.
      const cursor = at ? cursorOf(log, at) : asked ? log.length : null;
      // A question belongs to the run that it was asked of; the link's belongs to the first.
      set({ ...(get().log && { whatIf: null }), said: '', ruleGaveWay: false, lanesStopped: null, log, source, cursor: cursor ?? 0, spent: 0, playing: cursor === null, selection: cursor === null ? null : at, preview: null });
    },
    tick: (elapsed, cuts) => {
      const { log, cursor, spent, speed, playing, phase } = get();
      if (!log || !playing) return;
      const next = advance(log, { cursor, spent }, elapsed, speed, cuts);
      const over = next.cursor >= log.length && phase.kind === 'idle';
      set({ ...next, playing: !over });
    },
    play: () => {
      const { log, cursor, phase } = get();
      if (!log) return;
      const again = cursor >= log.length && phase.kind === 'idle';
      set({ playing: true, spent: 0, selection: null, preview: null, ...(again && { cursor: 0 }) });
    },
    pause: () => set({ playing: false }),
    step: (step) => {
      const { log, cursor } = get();
      if (log) set({ cursor: stepFrom(log, cursor, step), spent: 0, playing: false, selection: null, preview: null });
    },
    seek: (cursor) => set({ cursor, spent: 0, playing: false, selection: null, preview: null }),
    select: (selection) => {
      const { log, cursor } = get();
      const needed = log && selection && cursorOf(log, selection);
      if (selection && needed === null) return;
      set({ selection, preview: null, ...(selection && { playing: false }), ...(needed !== null && needed > cursor && { cursor: needed }) });
    },
    point: (at) => {
      const { preview, playing } = get();
      const same = at?.round === preview?.round && at?.slot === preview?.slot;
      if (!same && !(playing && at)) set({ preview: at });
    },
    set,
  }));
}
