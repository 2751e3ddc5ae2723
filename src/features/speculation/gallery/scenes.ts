/** Places in a run for an exhibit to stand at, and runs cut short; all found by what they are, so that a changed run moves them. */
import { EventLog } from '#core/trace/event-log.ts';
import type { Ending } from '#core/trace/ending.ts';
import { momentsOf, type MomentKind } from '#core/trace/moments.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { whyAt, type Selection, type Why } from '#core/trace/why.ts';

/** The first token that is explained so, at a cursor (the end, if none is given). */
export function tokenWhere(log: EventLog, is: (why: Why) => boolean, cursor = log.length): Selection {
  const rounds = roundsAt(log, cursor);
  for (const { round, slots } of rounds) {
    for (let slot = 1; slot <= slots.length + 1; slot++) {
      const why = whyAt(log, rounds, { round, slot });
      if (why && is(why)) return { round, slot };
    }
  }
  throw new Error('no token of this run is explained so');
}

/** Behind the last moment of this kind in a round. */
export function cursorAt(log: EventLog, round: number, kind: MomentKind): number {
  const moment = momentsOf(log).findLast((candidate) => candidate.round === round && candidate.kind === kind);
  if (!moment) throw new Error(`round ${round} has no moment of kind ${kind}`);
  return moment.cursor;
}

/** Behind the first draft of the run, the rest of its round under way. */
export const firstDraft = (log: EventLog): number => momentsOf(log)[0]!.cursor;

/** The run as if it had ended behind a round (0: before the first). */
export function endedAfter({ header, events }: EventLog, round: number, reason: Ending): EventLog {
  const last = events.findIndex((event) => event.type === 'round.end' && event.round === round);
  return new EventLog(header, [...events.slice(0, last + 1), { type: 'run.end', reason }]);
}
