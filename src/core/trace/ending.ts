/** Why a run ended, once the cursor has passed its end; null before, and for a log that has none. */
import type { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';

export type Ending = Extract<SpecEvent, { type: 'run.end' }>['reason'];

export function endingAt(log: EventLog, cursor: number): Ending | null {
  const end = log.events.slice(0, cursor).find((event) => event.type === 'run.end');
  return end?.reason ?? null;
}
