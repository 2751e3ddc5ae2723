/** Brings a training in from outside: it is looked at like a recorded one. What was there stays on a failure. */
import type { DecodedTraining } from '#core/training/training-codec.ts';
import type { TrainingStore } from '../session/training-session.ts';
import { trainingStrings } from '../training-strings.ts';

export async function openTraining(store: TrainingStore, read: Promise<DecodedTraining> | DecodedTraining): Promise<void> {
  const decoded = await read;
  const { phase, set, open } = store.getState();
  if (!decoded.ok) set({ failure: { cause: 'file', sentence: decoded.sentence } });
  else if (phase.kind !== 'idle') set({ failure: { cause: 'file', sentence: trainingStrings.failure.busy } });
  else {
    open(decoded.run, 'imported');
    set({ said: trainingStrings.menu.opened });
  }
}
