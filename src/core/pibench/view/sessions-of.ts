/**
 * Where the sessions of a run lie in its log, and what changed in them when: scanned once, further as the log grows in place. What the
 * moments, the timeline and the threads from tile to tile are made of.
 */
import type { IntentState, PiEvent } from '../events.ts';
import type { Ended } from './state-words.ts';

export interface StateChange {
  /** Events taken into account once it is. */
  readonly cursor: number;
  readonly intent: string;
  readonly to: Ended;
  readonly turn: number;
}

export interface SessionSpan {
  readonly task: string;
  /** Where its first event stands. */
  readonly start: number;
  /** Behind its last one, as far as the log goes. */
  end: number;
  /** The opening was said by then. */
  opened: number;
  readonly changes: StateChange[];
  /** Behind each message and what was judged of it, by turn from 1: the turn has come to rest. */
  readonly turns: number[];
  /** Behind each file that the agent wrote. */
  readonly files: number[];
  /** Behind what the agent kept of it; null: nothing was. */
  kept: number | null;
}

interface Scan {
  readonly spans: SessionSpan[];
  scanned: number;
  /** What follows a message belongs to it until somebody does something new. */
  settling: boolean;
}

const scans = new WeakMap<readonly PiEvent[], Scan>();

function take(scan: Scan, event: PiEvent, cursor: number): void {
  if (event.type === 'session') scan.spans.push({ task: event.task, start: cursor - 1, end: cursor, opened: cursor, changes: [], turns: [], files: [], kept: null });
  const span = scan.spans.at(-1);
  if (!span || event.type === 'end') return;
  span.end = cursor;
  if (event.type === 'message') span.turns[event.turn - 1] = cursor;
  if (event.type === 'intent') span.changes.push({ cursor, intent: event.intent, to: event.to, turn: event.turn });
  if (event.type === 'file') span.files.push(cursor);
  if (event.type === 'memory') span.kept = cursor;
  if (event.type === 'user' && event.reason === 'opening') span.opened = cursor;
  scan.settling = event.type === 'message' || (scan.settling && (event.type === 'verdicts' || event.type === 'intent' || event.type === 'close'));
  if (scan.settling && span.turns.length > 0) span.turns[span.turns.length - 1] = cursor;
}

/** All sessions of the log so far. The array, and the last span in it, grow in place with the log. */
export function sessionsOf(events: readonly PiEvent[]): readonly Readonly<SessionSpan>[] {
  let scan = scans.get(events);
  if (!scan) scans.set(events, (scan = { spans: [], scanned: 0, settling: false }));
  for (; scan.scanned < events.length; scan.scanned++) take(scan, events[scan.scanned]!, scan.scanned + 1);
  return scan.spans;
}

/** The place of the session that a cursor is in; -1 before the first. */
export function sessionIndexAt(events: readonly PiEvent[], cursor: number): number {
  return sessionsOf(events).findLastIndex(({ start }) => start < cursor);
}

/** What the intents of a session had become by the cursor; those that are not in it are pending. */
export function statesAt({ changes }: Pick<SessionSpan, 'changes'>, cursor: number): ReadonlyMap<string, StateChange> {
  return new Map(changes.filter((change) => change.cursor <= cursor).map((change) => [change.intent, change]));
}

export const stateIn = (states: ReadonlyMap<string, StateChange>, intent: string): IntentState => states.get(intent)?.to ?? 'pending';
