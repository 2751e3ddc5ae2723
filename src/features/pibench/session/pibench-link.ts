/**
 * The address holds whose run is looked at and where, as far as that differs from the default: `?pi-persona=choir&pi-task=choir_task_02&pi-turn=3&pi-intent=durations`.
 * A place that is no turn come to rest is told as a number of events, `pi-at`. Its keys have a name of their own, since the same address leads
 * to other labs too. Reading never fails: what means nothing is as by default.
 */
import type { PiEvent } from '#core/pibench/events.ts';
import { cursorOf, placeAt } from '#core/pibench/view/moments.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';

export interface PibenchLink {
  /** null: the first. */
  readonly persona: string | null;
  readonly task: string | null;
  readonly turn: number | null;
  readonly intent: string | null;
  /** Events taken into account; says more than task and turn. */
  readonly at: number | null;
}

const NAME = /^[\w-]{1,80}$/;
const COUNT = /^\d{1,6}$/;

export function readPibenchLink(search: string): PibenchLink {
  const params = new URLSearchParams(search);
  const name = (key: string): string | null => NAME.exec(params.get(key) ?? '')?.[0] ?? null;
  const count = (key: string): number | null => (COUNT.test(params.get(key) ?? '') ? Number(params.get(key)) : null);
  return { persona: name('pi-persona'), task: name('pi-task'), turn: count('pi-turn'), intent: name('pi-intent'), at: count('pi-at') };
}

/** '' where everything is as it is by default. What else stands in the query `before` stays there. */
export function writePibenchLink({ persona, task, turn, intent, at }: PibenchLink, before = ''): string {
  return rewriteQuery(before, [
    ['pi-persona', persona], ['pi-task', task], ['pi-turn', turn === null ? null : `${turn}`], ['pi-intent', intent], ['pi-at', at === null ? null : `${at}`],
  ]);
}

/** Where a cursor is, in the fewest words: the beginning in none. */
export function linkOfCursor(events: readonly PiEvent[], cursor: number): Pick<PibenchLink, 'task' | 'turn' | 'at'> {
  const place = placeAt(events, cursor);
  if (cursor === 0) return { task: null, turn: null, at: null };
  return place && cursorOf(events, place) === cursor ? { task: place.task, turn: place.turn === 0 ? null : place.turn, at: null } : { task: null, turn: null, at: cursor };
}

/** Where a link leads; null: it names no place of this run. */
export function cursorOfLink(events: readonly PiEvent[], { task, turn, at }: Pick<PibenchLink, 'task' | 'turn' | 'at'>): number | null {
  if (at !== null) return Math.min(at, events.length);
  return task === null ? null : cursorOf(events, { task, turn: turn ?? 0 });
}
