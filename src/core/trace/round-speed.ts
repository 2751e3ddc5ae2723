/**
 * Tokens a second over the rounds that have ended: what they committed, over the time that they took, with everything read back for the eye.
 * Reading the prompt is not in it. Null before the first round has ended, and where no time was measured.
 */
import type { EventLog } from './event-log.ts';
import { intervalsAt } from './intervals.ts';

export function roundSpeedAt(log: EventLog, cursor: number): number | null {
  const intervals = intervalsAt(log, cursor);
  const ms = intervals.at(-1)?.endMs ?? 0;
  return ms > 0 ? (1000 * intervals.reduce((sum, { committed }) => sum + committed, 0)) / ms : null;
}
