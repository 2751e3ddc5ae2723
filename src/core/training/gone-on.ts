/**
 * The events of a training that was gone on with, up to where the new ones begin: so that its curves stay whole. A checkpoint may lie
 * behind the last step that was seen; what was measured again counts as it is now.
 */
import type { TrainingEvent } from './training-events.ts';

/** `first`: the first of the new events that belongs to a step. */
export function eventsBefore(earlier: readonly TrainingEvent[], first: Extract<TrainingEvent, { step: number }>): readonly TrainingEvent[] {
  return earlier.filter((event) => 'step' in event && (event.step < first.step || (event.step === first.step && first.type !== 'step' && event.type !== first.type)));
}
