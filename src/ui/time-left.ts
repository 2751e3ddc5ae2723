/** How long something has still to go, for a dictionary of words. */
import { plural } from './plural.ts';

export function timeLeft(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return 'less than a minute left';
  return minutes < 90 ? `about ${plural(Math.round(minutes), 'minute')} left` : `about ${plural(Math.round(minutes / 60), 'hour')} left`;
}
