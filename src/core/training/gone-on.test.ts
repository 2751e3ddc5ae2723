/** What stays of an earlier log: all before the next step, a step that is measured anew, nothing where it began again. */
import { expect, it } from 'vitest';
import { eventsBefore } from './gone-on.ts';
import { stoppedTraining } from './simulated-trainings.ts';
import { lastStep, measuredSteps } from './training-at.ts';

const { events } = stoppedTraining;
const step = (n: number) => events.find((event) => event.type === 'step' && event.step === n) as Extract<(typeof events)[number], { type: 'step' }>;
const measure = (n: number) => events.find((event) => event.type === 'measure' && event.step === n) as Extract<(typeof events)[number], { type: 'measure' }>;

it('goes up to the step before', () => {
  const before = eventsBefore(events, step(25));
  expect(lastStep(before)).toBe(24);
  expect(measuredSteps(before)).toEqual([0, 8, 16, 24]);
  expect(before.some(({ type }) => type === 'end')).toBe(false);
});

it('leaves out what is measured again', () => {
  const before = eventsBefore(events, measure(24));
  expect([lastStep(before), measuredSteps(before)]).toEqual([24, [0, 8, 16]]);
});

it('is empty where the training began again', () => expect(eventsBefore(events, measure(0))).toEqual([]));
