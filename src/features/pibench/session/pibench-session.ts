/**
 * Where the stage stands: in which run, at which of its events, playing or not, what is pointed at. The run itself lives in its log, outside
 * of this store; nothing here is derived from it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PiRun } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { stepFrom, type Step } from '#core/pibench/view/moments.ts';
import { advance, type Speed } from '#core/pibench/view/tempo.ts';
import { PERSON_JUDGE } from './person-at-play.ts';

export const PANES = ['stream', 'board'] as const;
/** Where there is room for one of them alone. */
export type Pane = (typeof PANES)[number];

/** A run that was not made on this page, but came from a file or with recorded outputs. */
export interface Brought {
  /** With the tasks as they were played; null: it brings none, and is read with those of the set. */
  readonly persona: Persona | null;
}

export interface PibenchSession {
  readonly run: PiRun | null;
  /** null: the run was made here. */
  readonly brought: Brought | null;
  /** Events taken into account. */
  readonly cursor: number;
  readonly playing: boolean;
  readonly speed: Speed;
  /** The intent that the visitor chose, by id, and the one under the pointer. */
  readonly selected: string | null;
  readonly preview: string | null;
  /** Intents can be read before they are resolved, as their author does. */
  readonly author: boolean;
  readonly pane: Pane;
  /** The find bar: 0 is closed, else it rises whenever the bar is asked for, so that its field takes the focus again. */
  readonly finding: number;
  readonly query: string;
  /** What the keys do is shown. */
  readonly helping: boolean;
  /** All commands are listed. */
  readonly listing: boolean;
  /** How the latest file went, out or in; '': nothing to say. */
  readonly said: string;

  /** At its beginning, unless told where. */
  readonly open: (run: PiRun, at?: { readonly cursor: number; readonly selected: string | null }, brought?: Brought | null) => void;
  /** `cuts`: no message is seen in pieces. */
  readonly tick: (elapsed: number, cuts: boolean) => void;
  /** From the beginning, where it stands at the end. */
  readonly play: () => void;
  readonly pause: () => void;
  readonly step: (step: Step) => void;
  readonly seek: (cursor: number) => void;
  /** Choosing it again lets it go. */
  readonly select: (intent: string | null) => void;
  readonly point: (intent: string | null) => void;
  readonly set: (part: Partial<Pick<PibenchSession, 'speed' | 'author' | 'pane' | 'finding' | 'query' | 'helping' | 'listing' | 'said'>>) => void;
}

export type PibenchStore = StoreApi<PibenchSession>;
export type PibenchState = Partial<Pick<PibenchSession, 'run' | 'brought' | 'cursor' | 'playing' | 'speed' | 'selected' | 'author' | 'pane' | 'finding' | 'query'>>;

/** Who wrote or judged an answer has read it: then nobody has to wait for a reader. */
const OWN_PACE = 8;
const paceOf = ({ header, events }: PiRun): number => ((header.agent.kind === 'person' || header.judge === PERSON_JUDGE) && events.at(-1)?.type !== 'end' ? OWN_PACE : 1);

export function createPibenchSession(beginning: PibenchState = {}): PibenchStore {
  return createStore<PibenchSession>()((set, get) => {
    // Time already spent at the cursor, in ms at normal speed. Not of the state: nothing that is seen hangs on it, and it changes with every frame.
    let spent = 0;
    const rest = (cursor: number): void => {
      spent = 0;
      set({ cursor, playing: false });
    };
    return {
      run: null, brought: null, cursor: 0, playing: false, speed: 1, selected: null, preview: null, author: false, pane: 'stream', finding: 0, query: '', helping: false, listing: false, said: '', ...beginning,

      open: (run, at, brought = null) => {
        rest(at?.cursor ?? 0);
        set({ run, brought, selected: at?.selected ?? null, preview: null });
      },
      tick: (elapsed, cuts) => {
        const { run, cursor, speed } = get();
        if (!run) return;
        const next = advance(run.events, { cursor, spent }, elapsed * paceOf(run), speed, cuts);
        spent = next.spent;
        // at the end of a log that still grows it waits; one that has ended stops
        const playing = next.cursor < run.events.length || run.events.at(-1)?.type !== 'end';
        if (next.cursor !== cursor || !playing) set({ cursor: next.cursor, playing });
      },
      play: () => {
        const { run, cursor } = get();
        if (!run) return;
        if (cursor >= run.events.length && run.events.at(-1)?.type === 'end') rest(0);
        set({ playing: true, selected: null });
      },
      pause: () => set({ playing: false }),
      step: (step) => {
        const { run, cursor } = get();
        if (run) rest(stepFrom(run.events, cursor, step));
      },
      seek: (cursor) => rest(Math.max(0, Math.min(cursor, get().run?.events.length ?? 0))),
      select: (intent) => set(({ selected }) => ({ selected: selected === intent ? null : intent })),
      point: (preview) => set({ preview }),
      set,
    };
  });
}
