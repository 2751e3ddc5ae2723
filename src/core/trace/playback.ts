/**
 * The tempo of a replay: how long the eye rests at a moment before the next. Drafting is quick and verifying a little
 * slower; a rejection and the target's own token get time to be understood. With cuts (reduced motion) a whole round
 * appears at once and rests as long as it would have taken.
 */
import type { EventLog } from './event-log.ts';
import { momentsBefore, momentsOf, stepFrom, type Moment } from './moments.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 16] as const;
export type Speed = (typeof SPEEDS)[number];

export function dwell(moment: Moment | undefined, next: Moment): number {
  if (!moment) return 250;
  switch (moment.kind) {
    case 'draft': return next.kind === 'draft' ? 90 : 300;
    case 'accept': return next.kind === 'target' ? 160 : 105;
    case 'reject': return next.kind === 'target' ? 380 : 105;
    case 'target': return 420;
  }
}

export interface Clock {
  readonly cursor: number;
  /** Time already spent at this cursor, at normal speed. */
  readonly spent: number;
}

/** Lets time pass; several moments may lie within it. Time is not saved up at the end of the log. */
export function advance(log: EventLog, { cursor, spent }: Clock, elapsed: number, speed: number, cuts = false): Clock {
  const moments = momentsOf(log);
  let here = momentsBefore(log, cursor);
  let rest = spent + elapsed * speed;
  for (;;) {
    const next = moments[here];
    if (!next) return { cursor: here === 0 ? cursor : log.length, spent: 0 };
    const ends = cuts ? momentsBefore(log, stepFrom(log, cursor, 'next-round')) : here + 1;
    let needed = 0;
    for (let i = here; i < ends; i++) needed += dwell(moments[i - 1], moments[i]!);
    if (rest < needed) return { cursor, spent: rest };
    rest -= needed;
    here = ends;
    cursor = moments[here - 1]!.cursor;
  }
}
