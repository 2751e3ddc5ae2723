/** What the engine had to say about a run: notices before the cursor, in order, and each once. */
import type { EventLog } from './event-log.ts';

export function noticesAt(log: EventLog, cursor: number): readonly string[] {
  return [...new Set(log.events.slice(0, cursor).flatMap((event) => (event.type === 'notice' ? [event.text] : [])))];
}
