/**
 * Where a run's time went, from (log, cursor): draft, verify and other of every round that has ended, laid end to end on one
 * axis of milliseconds. What lies between rounds is left out: there the engine waits for whoever reads along, so it tells
 * about the reader. A chart shows a page of rounds at a time, since a first round that compiles can outlast all others.
 */
import { median } from '#core/stats/quantile.ts';
import type { EventLog } from './event-log.ts';
import { roundsAt } from './rounds.ts';

export interface RoundInterval {
  readonly round: number;
  readonly committed: number;
  readonly startMs: number;
  readonly draftMs: number;
  readonly verifyMs: number;
  readonly otherMs: number;
  readonly endMs: number;
}

export function intervalsAt(log: EventLog, cursor: number): readonly RoundInterval[] {
  let clock = 0;
  return roundsAt(log, cursor).flatMap(({ round, end }) => {
    if (!end) return [];
    const { committed, draftMs, verifyMs, otherMs } = end;
    const startMs = clock;
    clock += draftMs + verifyMs + otherMs;
    return [{ round, committed, startMs, draftMs, verifyMs, otherMs, endMs: clock }];
  });
}

const length = ({ startMs, endMs }: RoundInterval): number => endMs - startMs;

/** The page that shows a round (the last one if there is no such round): as many rounds as fit in `typical` usual ones. */
export function pageOf(intervals: readonly RoundInterval[], round: number | undefined, typical: number): readonly RoundInterval[] {
  if (intervals.length === 0) return [];
  const room = typical * median(intervals.map(length));
  const wanted = intervals.find((interval) => interval.round === round) ?? intervals.at(-1);
  let page: RoundInterval[] = [];
  for (const interval of intervals) {
    if (page.length > 0 && interval.endMs - page[0]!.startMs > room) {
      if (page.includes(wanted!)) break;
      page = [];
    }
    page.push(interval);
  }
  return page;
}
