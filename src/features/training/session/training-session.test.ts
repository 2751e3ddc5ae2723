/** The cursor: follows the end, moves from measurement to measurement, follows again at the last; a link's step counts once; of a recorded training that the link names, that is there or is not. */
import { expect, it } from 'vitest';
import { openTraining, opdTraining, sftTraining } from '#core/training/simulated-trainings.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import { placeArms } from './recorded-arms.ts';
import { createTrainingSession, recordingShown, stepShown } from './training-session.ts';

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

const arms = placeArms([{ file: 'sft.json', title: 'Supervised', run: sftTraining }, { file: 'opd.json', title: 'Draft-OPD', run: opdTraining }]);

it('shows the recorded training that its link names, at the step; the link goes on naming it, and the first needs no name', () => {
  const store = createTrainingSession({ recording: 'opd', at: 40 });
  expect(recordingShown(store.getState())).toBe('opd');
  store.getState().list(arms);
  expect(store.getState()).toMatchObject({ run: opdTraining, at: 40, notHere: null });
  expect(recordingShown(store.getState())).toBe('opd');
  store.getState().open(sftTraining, 'recorded');
  expect(recordingShown(store.getState())).toBeNull();
});

it.each(['gone', 'opd.json', '../opd', '__proto__'])('shows the first at its end where there is no recording %s, and knows that it was asked for', (recording) => {
  const store = createTrainingSession({ recording, at: 40 });
  store.getState().list(arms);
  expect(store.getState()).toMatchObject({ run: sftTraining, at: null, notHere: recording });
  expect(recordingShown(store.getState())).toBeNull();
  store.getState().open(opdTraining, 'recorded');
  expect(store.getState().notHere).toBeNull();
});

it('leaves what was opened before the recorded ones came', () => {
  const store = createTrainingSession({ recording: 'opd' });
  store.getState().open(openTraining, 'imported');
  store.getState().list(arms);
  expect(store.getState().run).toBe(openTraining);
  expect(recordingShown(store.getState())).toBeNull();
});
