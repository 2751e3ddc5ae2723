/**
 * One log of a training that was gone on with: each sitting begins with a header and, measured, the step that it goes on from. What an
 * earlier sitting did behind that step was lost with it, and is left out.
 */
import type { TrainingEvent, TrainingHeader } from './training-events.ts';
import { TrainingRun } from './training-run.ts';

type Line = TrainingHeader | TrainingEvent;

/** null: there is no sitting. */
export function oneOfSittings(lines: readonly Line[]): TrainingRun | null {
  let header: TrainingHeader | null = null;
  let events: TrainingEvent[] = [];
  let begins = false;
  for (const line of lines) {
    if ('format' in line) {
      header = line;
      begins = true;
      continue;
    }
    if (begins && line.type === 'measure') {
      const { step } = line;
      events = events.filter((event) => event.type !== 'end' && (!('step' in event) || event.step < step || (event.step === step && event.type !== 'measure')));
      begins = false;
    }
    events.push(line);
  }
  return header && new TrainingRun(header, events);
}
