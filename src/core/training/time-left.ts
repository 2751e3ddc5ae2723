/**
 * How long a training has still to go: the median of its latest steps for each step that is left, and the median of its measurements, which
 * can take longer than all of its steps, for each that is left. By medians one that stalled once does not count.
 */
import { median } from '#core/stats/quantile.ts';
import { isMeasuredStep } from './run-length.ts';
import { lastStep, measuredSteps } from './training-at.ts';
import type { TrainingEvent } from './training-events.ts';

const LATEST = 20;

/** `measuring`: how long measurements took. null: no step was taken yet. */
export function msLeft(events: readonly TrainingEvent[], steps: number, measuring: readonly number[]): number | null {
  const times = events.flatMap((event) => (event.type === 'step' ? [event.ms] : [])).slice(-LATEST);
  if (times.length === 0) return null;
  const measured = measuring.length === 0 ? 0 : median(measuring.slice(-LATEST)) * measurementsLeft(events, steps);
  return median(times) * Math.max(0, steps - lastStep(events)) + measured;
}

function measurementsLeft(events: readonly TrainingEvent[], steps: number): number {
  let left = 0;
  for (let step = (measuredSteps(events).at(-1) ?? -1) + 1; step <= steps; step++) left += step === 0 || isMeasuredStep(step, steps) ? 1 : 0;
  return left;
}

/** A listener's account of the time between steps, by a clock of its own: a log says how long a step took, and not what came behind it. */
export interface Heard {
  /** When the latest step was done, or, before any, when the training began. */
  readonly since: number;
  /** Behind that step. */
  readonly measured: boolean;
  readonly measuring: readonly number[];
}

export const heardBegin = (now: number): Heard => ({ since: now, measured: false, measuring: [] });

/** A checkpoint that follows a measurement is part of it. No pause counts: it begins when both are done. */
export function hear(heard: Heard, events: readonly TrainingEvent[], now: number): Heard {
  return events.reduce<Heard>((before, { type }) => {
    const { since, measured, measuring } = before;
    if (type === 'step') return { since: now, measured: false, measuring };
    if (type === 'measure') return { since, measured: true, measuring: [...measuring, now - since] };
    return type === 'checkpoint' && measured ? { ...before, measuring: [...measuring.slice(0, -1), now - since] } : before;
  }, heard);
}
