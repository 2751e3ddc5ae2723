/** A log of two sittings reads as one: nothing twice, nothing of steps that were lost, an end only where it ended. */
import { expect, it } from 'vitest';
import { oneOfSittings } from './sittings.ts';
import { sftTraining } from './simulated-trainings.ts';
import type { TrainingEvent } from './training-events.ts';

const steps = (events: readonly TrainingEvent[]) => events.flatMap((event) => (event.type === 'step' ? [event.step] : []));

it('puts a sitting behind the step that it goes on from', () => {
  const { header, events } = sftTraining;
  const upTo = events.filter((event) => !('step' in event) || event.step <= 12);
  const kept = events.find((event) => event.type === 'measure' && event.step === 10)!;
  const rest = events.filter((event) => 'step' in event && event.step > 10);
  const one = oneOfSittings([header, ...upTo, { type: 'end', reason: 'stopped' }, header, kept, ...rest, { type: 'end', reason: 'done' }])!;
  expect(steps(one.events)).toEqual(steps(events));
  expect(one.events.filter((event) => event.type === 'measure' && event.step === 10)).toHaveLength(1);
  expect(one.events.filter(({ type }) => type === 'end')).toEqual([{ type: 'end', reason: 'done' }]);
  expect(oneOfSittings([])).toBeNull();
});
