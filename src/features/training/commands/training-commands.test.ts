/** Every key means one thing; what cannot be done now is not possible; commands act on their desk alone. */
import { describe, expect, it, vi } from 'vitest';
import { createTrainingSession } from '../session/training-session.ts';
import { oneStep, pauseOrGoOn, startTraining, stopTraining, TRAINING_COMMANDS, type TrainingDesk } from './training-commands.ts';

const STROKES = [' ', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'a', '/'].map((key) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false }));

function deskOf(gpu = true) {
  const store = createTrainingSession();
  const live = { start: vi.fn(() => Promise.resolve()), pause: vi.fn(), step: vi.fn(), goOn: vi.fn(), stop: vi.fn() };
  return { store, live, desk: (): TrainingDesk => ({ session: store.getState(), live, gpu, open: vi.fn(), kept: { forget: vi.fn(), save: vi.fn() }, goOn: vi.fn(), speculate: vi.fn() }) };
}

describe('the list', () => {
  it('gives no key to two commands, shows each that works, and repeats no id', () => {
    for (const stroke of STROKES) expect(TRAINING_COMMANDS.filter(({ matches }) => matches(stroke)).length).toBeLessThanOrEqual(1);
    for (const command of TRAINING_COMMANDS) expect(STROKES.some(command.matches)).toBe(command.keys.length > 0);
    expect(new Set(TRAINING_COMMANDS.map(({ id }) => id)).size).toBe(TRAINING_COMMANDS.length);
  });
});

describe('a command', () => {
  it('starts only where it is idle and has a GPU', () => {
    expect(startTraining.possible(deskOf().desk())).toBe(true);
    expect(startTraining.possible(deskOf(false).desk())).toBe(false);
    const { store, desk } = deskOf();
    store.getState().set({ phase: { kind: 'training', paused: false } });
    expect([startTraining, stopTraining, pauseOrGoOn, oneStep].map(({ possible }) => possible(desk()))).toEqual([false, true, true, false]);
  });
  it('pauses and goes on with the same key, and steps while it is paused', () => {
    const { store, live, desk } = deskOf();
    store.getState().set({ phase: { kind: 'training', paused: false } });
    pauseOrGoOn.perform(desk());
    store.getState().set({ phase: { kind: 'training', paused: true } });
    expect(oneStep.possible(desk())).toBe(true);
    pauseOrGoOn.perform(desk());
    expect([live.pause.mock.calls.length, live.goOn.mock.calls.length]).toEqual([1, 1]);
  });
});
