/**
 * The places at which a cursor can rest: one for every token proposed, judged or written by the target. What follows from
 * a moment without being one (tokens never reached, the end of a round, a notice) belongs to it.
 */
import type { EventLog } from './event-log.ts';
import { ownSlot } from './round-tree.ts';
import { foldRound } from './rounds.ts';

export type MomentKind = 'draft' | 'accept' | 'reject' | 'target';

export interface Moment {
  /** Events taken into account. */
  readonly cursor: number;
  readonly kind: MomentKind;
  readonly round: number;
  readonly slot: number;
}

interface Scan {
  readonly moments: Moment[];
  scanned: number;
  /** Where the round begins. */
  start: number;
}

const scans = new WeakMap<EventLog, Scan>();

function kindAt(log: EventLog, index: number, start: number): Omit<Moment, 'cursor'> | null {
  const event = log.at(index);
  if (!event) return null;
  switch (event.type) {
    case 'draft.token': return { kind: 'draft', round: event.round, slot: event.slot };
    case 'verify.slot':
      if (event.verdict === 'unreached') return null;
      return { kind: event.verdict === 'accepted' ? 'accept' : 'reject', round: event.round, slot: event.slot };
    case 'target.token': return { kind: 'target', round: event.round, slot: ownSlot(foldRound(log.events.slice(start, index)) ?? { slots: [] }) };
    case 'round.start': case 'draft.attention': case 'round.end': case 'comparison': case 'verify.cost': case 'notice': case 'run.end': return null;
  }
}

/** All moments of the log so far, in order. The array grows in place with the log. */
export function momentsOf(log: EventLog): readonly Moment[] {
  let scan = scans.get(log);
  if (!scan) scans.set(log, (scan = { moments: [], scanned: 0, start: 0 }));
  for (; scan.scanned < log.length; scan.scanned++) {
    const event = log.at(scan.scanned);
    if (event?.type === 'round.start') {
      scan.start = scan.scanned;
      continue;
    }
    const moment = kindAt(log, scan.scanned, scan.start);
    const last = scan.moments.at(-1);
    if (moment) scan.moments.push({ ...moment, cursor: scan.scanned + 1 });
    else if (last) scan.moments[scan.moments.length - 1] = { ...last, cursor: scan.scanned + 1 };
  }
  return scan.moments;
}

/** How many moments lie at or before the cursor: the scrubber's value. */
export function momentsBefore(log: EventLog, cursor: number): number {
  const moments = momentsOf(log);
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]!.cursor <= cursor) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cursor after n moments; 0 is the empty beginning, too many is the end. */
export function cursorAfter(log: EventLog, n: number): number {
  const moments = momentsOf(log);
  if (n <= 0) return 0;
  return n >= moments.length ? log.length : moments[n - 1]!.cursor;
}

/** Moments after which a round is done, as counts. */
const roundEnds = (moments: readonly Moment[]): number[] =>
  moments.flatMap(({ kind }, i) => (kind === 'target' || i + 1 === moments.length ? [i + 1] : []));

/** Where the rounds with a refused draft are told in full, as counts: the target has written what it wanted more; or is about to. */
const rejections = (moments: readonly Moment[]): number[] => {
  const rounds = new Map<number, number>();
  moments.forEach(({ kind, round }, i) => {
    if (kind === 'reject' || (kind === 'target' && rounds.has(round))) rounds.set(round, i + 1);
  });
  return [...rounds.values()];
};

export type Step = 'first' | 'previous-round' | 'previous-token' | 'next-token' | 'next-round' | 'last' | 'next-rejection' | 'previous-rejection';

/** Where a step leads from a cursor; the cursor itself where there is nowhere to go. */
export function stepFrom(log: EventLog, cursor: number, step: Step): number {
  const moments = momentsOf(log);
  const here = momentsBefore(log, cursor);
  const to = (n: number | undefined): number => (n === undefined ? cursor : cursorAfter(log, n));
  switch (step) {
    case 'first': return 0;
    case 'last': return log.length;
    case 'previous-token': return to(Math.max(0, here - 1));
    case 'next-token': return to(Math.min(moments.length, here + 1));
    case 'previous-round': return to(roundEnds(moments).findLast((n) => n < here) ?? 0);
    case 'next-round': return to(roundEnds(moments).find((n) => n > here));
    case 'next-rejection': return to(rejections(moments).find((n) => n > here));
    case 'previous-rejection': return to(rejections(moments).findLast((n) => n < here));
  }
}
