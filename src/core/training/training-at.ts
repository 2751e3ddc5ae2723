/**
 * What a training's log says at a step: its own figures, and of what is only taken now and then the latest. Steps count from 1; at 0
 * stands the drafter before any.
 */
import type { MeasureEvent, ReplayEvent, StepEvent, TrainingEvent } from './training-events.ts';

export interface TrainingAt {
  readonly step: number;
  readonly taken: StepEvent | null;
  readonly measured: MeasureEvent | null;
  readonly replayed: ReplayEvent | null;
  /** The step of the latest checkpoint. */
  readonly kept: number | null;
}

/** The last step that the log knows of. */
export function lastStep(events: readonly TrainingEvent[]): number {
  return events.reduce((last, event) => ('step' in event ? Math.max(last, event.step) : last), 0);
}

export function trainingAt(events: readonly TrainingEvent[], step: number): TrainingAt {
  const at: { -readonly [Key in keyof TrainingAt]: TrainingAt[Key] } = { step, taken: null, measured: null, replayed: null, kept: null };
  for (const event of events) {
    if (!('step' in event) || event.step > step) continue;
    if (event.type === 'step') at.taken = event;
    if (event.type === 'measure') at.measured = event;
    if (event.type === 'replay') at.replayed = event;
    if (event.type === 'checkpoint') at.kept = event.step;
  }
  return at;
}

/** Steps at which there is something to stop at: those that were measured, in order. */
export function measuredSteps(events: readonly TrainingEvent[]): readonly number[] {
  return events.flatMap((event) => (event.type === 'measure' ? [event.step] : []));
}
