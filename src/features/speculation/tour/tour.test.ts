/** No step is done before the visitor has done it, wherever they come from; doing just that, with the page's own means, does it. */
import { describe, expect, it } from 'vitest';
import { momentsOf } from '#core/trace/moments.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { createSession, WHY_MODES, type SessionStore } from '../session/session.ts';
import { STUDIES } from '../study/studies.ts';
import { TOUR, type TourStep } from './tour.ts';
import { TOUR_STEPS, type TourStepId } from './tour-steps.ts';

const coins = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4 }, blur: 0.5 });
const coupled = simulateRun({ config: { rule: 'R4', temperature: 0.8, gamma: 4 }, blur: 0.3 });
const rewriting = { rule: 'R4', temperature: 0 } as const;
const copied = simulateRun({ config: { ...rewriting, drafter: 'prompt-lookup' } });
const drafted = simulateRun({ config: rewriting });
const RUNS = { coins, coupled, copied, drafted };

const step = (id: TourStepId): TourStep => TOUR[TOUR_STEPS.indexOf(id)]!;
const isDone = (store: SessionStore, id: TourStepId): boolean => step(id).done(store.getState(), store.getState().log!);

/** On the stage of a step, having come from a page in some state or other. */
function on(id: TourStepId, from: (store: SessionStore) => void = () => undefined): SessionStore {
  const store = createSession();
  store.getState().open(RUNS[step(id).run], 'recorded');
  from(store);
  store.setState({ playing: false, ...step(id).stage(store.getState(), store.getState().log!) });
  return store;
}

/** Rest at a rejection, as by Shift and the arrow key. */
const toRejection = (store: SessionStore): void => store.getState().step('next-rejection');

describe.each(TOUR_STEPS)('step %s', (id) => {
  it('is not done when it begins, whatever was done before', () => {
    const { length } = RUNS[step(id).run];
    for (const study of STUDIES) {
      for (const whyMode of WHY_MODES) {
        for (let cursor = 0; cursor <= length; cursor += 7) {
          const store = on(id, (before) => {
            before.getState().seek(cursor);
            before.getState().set({ study, whyMode, second: { log: drafted, name: 'another' }, whatIf: { rule: 'R1', temperature: 2 } });
          });
          expect(isDone(store, id)).toBe(false);
        }
      }
    }
  });
});

describe('the visitor', () => {
  it('plays a round through', () => {
    const store = on('round');
    store.getState().play();
    store.getState().tick(300, false);
    expect(isDone(store, 'round')).toBe(false);
    store.getState().tick(5000, false);
    expect(isDone(store, 'round')).toBe(true);
  });

  it('steps to a rejection, which is near', () => {
    const store = on('rejection');
    const first = momentsOf(coins).find(({ kind }) => kind === 'reject')!;
    expect(roundsAt(coins, store.getState().cursor).length).toBe(first.round - 1);
    toRejection(store);
    expect(isDone(store, 'rejection')).toBe(true);
  });

  it('or chooses a rejected token; an accepted one does not do', () => {
    const store = on('rejection');
    const slots = roundsAt(coins, coins.length).flatMap(({ round, slots: all }) => all.map(({ slot, state }) => ({ round, slot, state })));
    store.getState().select(slots.find(({ state }) => state === 'accepted')!);
    expect(isDone(store, 'rejection')).toBe(false);
    store.getState().select(slots.find(({ state }) => state === 'rejected')!);
    expect(isDone(store, 'rejection')).toBe(true);
  });

  it('passes a rejection while the run plays: that is not choosing it', () => {
    const store = on('rejection');
    store.getState().play();
    for (let i = 0; i < 200; i++) {
      store.getState().tick(50, false);
      if (store.getState().playing) expect(isDone(store, 'rejection')).toBe(false);
    }
  });

  it('opens both distributions of a rejected token; of an extra token there is only one', () => {
    const store = on('both');
    store.getState().set({ whyMode: 'all' });
    expect(isDone(store, 'both')).toBe(true);
    const bonus = roundsAt(coins, coins.length).find(({ target }) => target?.kind === 'bonus')!;
    store.getState().select({ round: bonus.round, slot: bonus.slots.length + 1 });
    expect(isDone(store, 'both')).toBe(false);
  });

  it('keeps the rejection that was chosen before', () => {
    const second = roundsAt(coins, coins.length).filter(({ slots }) => slots.some(({ state }) => state === 'rejected'))[1]!;
    const slot = second.slots.find(({ state }) => state === 'rejected')!.slot;
    const store = on('both', (before) => before.getState().select({ round: second.round, slot }));
    expect(store.getState().selection).toEqual({ round: second.round, slot });
  });

  it('moves the temperature until τ falls', () => {
    const store = on('tau');
    for (const whatIf of [{ rule: 'R2', temperature: 0.8 }, { rule: 'R4', temperature: 0.7 }] as const) {
      store.getState().set({ whatIf });
      expect(isDone(store, 'tau')).toBe(false);
    }
    store.getState().set({ whatIf: { rule: 'R4', temperature: 2 } });
    expect(isDone(store, 'tau')).toBe(true);
  });

  it('chooses a second run by another drafter; the same one again does not do', () => {
    const store = on('slower');
    store.getState().set({ second: { log: copied, name: 'the same' } });
    expect(isDone(store, 'slower')).toBe(false);
    store.getState().set({ second: { log: drafted, name: 'the other' } });
    expect(isDone(store, 'slower')).toBe(true);
  });

  it('opens Time', () => {
    const store = on('time');
    store.getState().set({ study: 'time' });
    expect(isDone(store, 'time')).toBe(true);
  });
});
