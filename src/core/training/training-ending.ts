/** How a training ended, and what of it can be gone on with. */
import type { TrainingEvent } from './training-events.ts';
import { trainingAt } from './training-at.ts';

export type TrainingEnding = Extract<TrainingEvent, { type: 'end' }>;

export function endingOf(events: readonly TrainingEvent[]): TrainingEnding | null {
  const last = events.findLast((event) => event.type === 'end');
  return last?.type === 'end' ? last : null;
}

/** The step of the last checkpoint; null: none was kept. */
export const lastKept = (events: readonly TrainingEvent[]): number | null => trainingAt(events, Infinity).kept;

/** What the training itself had to say up to a step, in order. A notice belongs to the step that it follows. */
export function noticesUntil(events: readonly TrainingEvent[], step: number): readonly string[] {
  let now = 0;
  return events.flatMap((event) => {
    if ('step' in event) now = Math.max(now, event.step);
    return event.type === 'notice' && now <= step ? [event.text] : [];
  });
}
