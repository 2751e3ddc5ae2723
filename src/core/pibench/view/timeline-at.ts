/**
 * All sessions of a run side by side at a cursor (pibench.md 8.5): a column a task, as wide as it weighs (5), with its intents by state; and
 * arcs from a seed to the dependent that leans on it, each with what became of the intents that it carries.
 */
import type { IntentState, PiRun } from '../events.ts';
import type { Persona, Task, TaskRole } from '../task.ts';
import { sessionsOf, stateIn, statesAt, type StateChange } from './sessions-of.ts';
import { tallyOf, type Tally } from './tally-at.ts';

export interface Column {
  readonly task: string;
  readonly title: string;
  readonly role: TaskRole;
  /** 1 to 3: the task and its seeds. */
  readonly weight: number;
  readonly tally: Tally;
  /** Of the session at the cursor, of those that began before it, and of those that did not. */
  readonly at: 'now' | 'past' | 'ahead';
  /** Where it begins, its opening said; null: the log has not come to it. */
  readonly cursor: number | null;
  /** Files written, and whether the agent kept something of it, by the cursor. */
  readonly files: number;
  readonly kept: boolean;
}

/** lit: a carried intent was anticipated. asked: none was, but asked about. broken: all that is known of them is that they were missed. */
export type ArcState = 'pending' | 'lit' | 'asked' | 'broken';

export interface Arc {
  /** Places of its two columns. */
  readonly from: number;
  readonly to: number;
  readonly state: ArcState;
  /** Ids of the dependent's intents that it carries. */
  readonly intents: readonly string[];
  readonly anticipated: number;
}

export interface Timeline {
  readonly columns: readonly Column[];
  readonly arcs: readonly Arc[];
}

function arcState(states: readonly IntentState[]): ArcState {
  if (states.includes('anticipated')) return 'lit';
  if (states.includes('asked')) return 'asked';
  return states.some((state) => state === 'missed' || state === 'unreached') ? 'broken' : 'pending';
}

const NEVER: ReadonlyMap<string, StateChange> = new Map();

export function timelineAt({ header, events }: PiRun, persona: Persona, cursor: number): Timeline {
  const spans = sessionsOf(events);
  const now = spans.findLast(({ start }) => start < cursor)?.task;
  const tasks = header.tasks.flatMap((id) => persona.tasks.find((task) => task.id === id) ?? []);
  const places = new Map(tasks.map(({ id }, i) => [id, i]));
  const states = new Map(spans.map((span) => [span.task, statesAt(span, cursor)]));
  const stateOf = (task: Task) => (intent: string): IntentState => stateIn(states.get(task.id) ?? NEVER, intent);

  const columns = tasks.map((task): Column => {
    const span = spans.find((candidate) => candidate.task === task.id);
    return {
      task: task.id, title: task.title, role: task.role, weight: 1 + task.seeds.length, tally: tallyOf(task, stateOf(task)),
      at: task.id === now ? 'now' : span && span.start < cursor ? 'past' : 'ahead', cursor: span?.opened ?? null,
      files: span?.files.filter((at) => at <= cursor).length ?? 0, kept: (span?.kept ?? Infinity) <= cursor,
    };
  });
  const arcs = tasks.flatMap((task) => task.seeds.flatMap((seed): readonly Arc[] => {
    const [from, to] = [places.get(seed), places.get(task.id)];
    if (from === undefined || to === undefined) return [];
    const intents = task.intents.filter(({ source }) => source?.from === 'session' && source.task === seed).map(({ id }) => id);
    const became = intents.map(stateOf(task));
    return [{ from, to, state: arcState(became), intents, anticipated: became.filter((state) => state === 'anticipated').length }];
  }));
  return { columns, arcs };
}

/** Whether an arc carries an intent of the session that is shown. */
export function sharesIntent({ columns }: Timeline, { to, intents }: Arc, intent: string | null): boolean {
  return intent !== null && columns[to]?.at === 'now' && intents.includes(intent);
}
