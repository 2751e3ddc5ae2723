/** How long a training has still to go, from the median of its latest steps: one that stalled once does not count. */
import { median } from '#core/stats/quantile.ts';
import { lastStep } from './training-at.ts';
import type { TrainingEvent } from './training-events.ts';

const LATEST = 20;

/** null: no step was taken yet. */
export function msLeft(events: readonly TrainingEvent[], steps: number): number | null {
  const times = events.flatMap((event) => (event.type === 'step' ? [event.ms] : [])).slice(-LATEST);
  return times.length === 0 ? null : median(times) * Math.max(0, steps - lastStep(events));
}
