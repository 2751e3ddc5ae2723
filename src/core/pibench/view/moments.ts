/**
 * Places in a run's log that are worth a mark on a slider, and those at which a step comes to rest: a session with its opening said, a turn
 * with all that was judged of it.
 */
import type { PiEvent } from '../events.ts';
import { sessionIndexAt, sessionsOf } from './sessions-of.ts';
import type { Ended } from './state-words.ts';

export type Moment =
  | { readonly kind: 'session'; readonly cursor: number; readonly task: string }
  | { readonly kind: 'message'; readonly cursor: number; readonly turn: number }
  | { readonly kind: 'change'; readonly cursor: number; readonly intent: string; readonly to: Ended };

interface Scan {
  readonly moments: Moment[];
  scanned: number;
}

const scans = new WeakMap<readonly PiEvent[], Scan>();

function momentOf(event: PiEvent, cursor: number): Moment | null {
  switch (event.type) {
    case 'session': return { kind: 'session', cursor, task: event.task };
    case 'message': return { kind: 'message', cursor, turn: event.turn };
    case 'intent': return { kind: 'change', cursor, intent: event.intent, to: event.to };
    case 'user': case 'tool': case 'file': case 'delta': case 'verdicts': case 'close': case 'memory': case 'notice': case 'end': return null;
  }
}

/** All of the log so far, in order. The array grows in place with the log. */
export function momentsOf(events: readonly PiEvent[]): readonly Moment[] {
  let scan = scans.get(events);
  if (!scan) scans.set(events, (scan = { moments: [], scanned: 0 }));
  for (; scan.scanned < events.length; scan.scanned++) {
    const moment = momentOf(events[scan.scanned]!, scan.scanned + 1);
    if (moment) scan.moments.push(moment);
  }
  return scan.moments;
}

/** The latest change of a state before the cursor. */
export const lastChange = (events: readonly PiEvent[], cursor: number): Extract<Moment, { kind: 'change' }> | null =>
  momentsOf(events).findLast((moment): moment is Extract<Moment, { kind: 'change' }> => moment.kind === 'change' && moment.cursor <= cursor) ?? null;

export type Step = 'first' | 'previous-session' | 'previous-turn' | 'next-turn' | 'next-session' | 'last';

/** Where a step leads from a cursor; to an end where there is nothing more that way. */
export function stepFrom(events: readonly PiEvent[], cursor: number, step: Step): number {
  const spans = sessionsOf(events);
  switch (step) {
    case 'first': return 0;
    case 'last': return events.length;
    case 'previous-turn': return spans.flatMap(({ opened, turns }) => [opened, ...turns]).findLast((at) => at < cursor) ?? 0;
    case 'next-turn': return spans.flatMap(({ opened, turns }) => [opened, ...turns]).find((at) => at > cursor) ?? events.length;
    case 'previous-session': return spans.findLast(({ opened }) => opened < cursor)?.opened ?? 0;
    case 'next-session': return spans.find(({ opened }) => opened > cursor)?.opened ?? events.length;
  }
}

export interface Place {
  readonly task: string;
  /** 0: nothing was answered yet. */
  readonly turn: number;
}

/** Which turn of which session a cursor is in; null before the first session. */
export function placeAt(events: readonly PiEvent[], cursor: number): Place | null {
  const span = sessionsOf(events)[sessionIndexAt(events, cursor)];
  return span ? { task: span.task, turn: span.turns.filter((at) => at <= cursor).length } : null;
}

/** Where a place comes to rest: of a turn that never was, the last one; null: there is no such session. */
export function cursorOf(events: readonly PiEvent[], { task, turn }: Place): number | null {
  const span = sessionsOf(events).find((candidate) => candidate.task === task);
  return span ? turn === 0 ? span.opened : (span.turns[turn - 1] ?? span.turns.at(-1) ?? span.opened) : null;
}
