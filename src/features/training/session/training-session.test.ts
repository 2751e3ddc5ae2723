/** The cursor: follows the end, moves from measurement to measurement, follows again at the last; a link's step counts once. */
import { expect, it } from 'vitest';
import { openTraining, sftTraining } from '#core/training/simulated-trainings.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import { createTrainingSession, stepShown } from './training-session.ts';

it('shows the end, and moves with it', () => {
  const store = createTrainingSession();
  expect(stepShown(store.getState())).toBe(0);
  const run = new TrainingRun(sftTraining.header, sftTraining.events.slice(0, 12));
  store.getState().open(run, 'live');
  const before = stepShown(store.getState());
  run.append(sftTraining.events.slice(12));
  expect(before).toBeLessThan(60);
  expect(stepShown(store.getState())).toBe(60);
});

it('moves from measurement to measurement, and follows again at the last', () => {
  const store = createTrainingSession();
  const { open, move } = store.getState();
  move('next');
  expect(store.getState().at).toBeNull();
  open(openTraining, 'live');
  const seen = (['previous', 'previous', 'first', 'previous', 'next', 'last', 'first', 'next'] as const).map((to) => {
    move(to);
    return store.getState().at;
  });
  expect(seen).toEqual([25, 20, 0, 0, 5, null, 0, 5]);
  store.getState().set({ at: 25 });
  move('next');
  expect(store.getState().at).toBeNull();
});

it('shows the step of its link in the first recorded training, and no further than there is', () => {
  const store = createTrainingSession({ at: 500 });
  store.getState().open(sftTraining, 'recorded');
  expect(stepShown(store.getState())).toBe(60);
  store.getState().open(openTraining, 'recorded');
  expect(store.getState().at).toBeNull();
});
