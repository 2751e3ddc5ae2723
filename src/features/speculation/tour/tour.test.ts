/** No step is done before the visitor has done it, wherever they come from; doing just that, with the page's own means, does it. */
import { describe, expect, it } from 'vitest';
import { momentsOf } from '#core/trace/moments.ts';
import { reJudge } from '#core/speculation/re-judge.ts';
import { ACCEPT_RULES } from '#core/trace/run-config.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { whyAt } from '#core/trace/why.ts';
import { createSession, WHY_MODES, type SessionStore } from '../session/session.ts';
import { STUDIES } from '../study/studies.ts';
import { closeRejection, tauFalls, TOUR, type TourStep } from './tour.ts';
import { TOUR_STEPS, type TourStepId } from './tour-steps.ts';

const coins = simulateRun({ config: { rule: 'R1', temperature: 0.8, gamma: 4 }, blur: 0.5 });
const warm = simulateRun({ config: { rule: 'R1', temperature: 1, gamma: 4 }, blur: 0.5 });
const rewriting = { rule: 'R4', temperature: 0 } as const;
const copied = simulateRun({ config: { ...rewriting, drafter: 'prompt-lookup' } });
const drafted = simulateRun({ config: rewriting });
const RUNS = { coins, warm, copied, drafted };

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
            before.getState().set({ study, whyMode, second: { log: drafted, name: 'another' }, whatIf: { rule: 'R2', temperature: 1 } });
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
    const first = momentsOf(warm).find(({ kind }) => kind === 'reject')!;
    expect(roundsAt(warm, store.getState().cursor).length).toBe(first.round - 1);
    toRejection(store);
    expect(isDone(store, 'rejection')).toBe(true);
  });

  it('or chooses a rejected token; an accepted one does not do', () => {
    const store = on('rejection');
    const slots = roundsAt(warm, warm.length).flatMap(({ round, slots: all }) => all.map(({ slot, state }) => ({ round, slot, state })));
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
    const bonus = roundsAt(warm, warm.length).find(({ target }) => target?.kind === 'bonus')!;
    store.getState().select({ round: bonus.round, slot: bonus.slots.length + 1 });
    expect(isDone(store, 'both')).toBe(false);
  });

  it('is shown a rejection that its coin could well have spared, whichever was chosen before', () => {
    const store = on('both', (before) => before.getState().step('last'));
    const { selection } = store.getState();
    expect(selection).toMatchObject({ round: closeRejection(warm)!.round, slot: closeRejection(warm)!.slot });
    const why = whyAt(warm, roundsAt(warm, warm.length), selection!);
    expect(why?.kind === 'coin' && why.threshold).toBeGreaterThan(0.05);
  });

  it('chooses another rule, and τ falls', () => {
    const store = on('tau');
    store.getState().set({ whatIf: { rule: 'R1', temperature: 1 } });
    expect(isDone(store, 'tau')).toBe(false);
    store.getState().set({ whatIf: { rule: 'R2', temperature: 1 } });
    expect(isDone(store, 'tau')).toBe(true);
  });

  it('has done it exactly where the figures as printed fall', () => {
    for (const rule of ACCEPT_RULES) {
      for (let temperature = 0; temperature <= 2; temperature += 0.25) {
        const { then, now } = reJudge(warm, roundsAt(warm, warm.length), { rule, temperature });
        expect(tauFalls({ cursor: warm.length, whatIf: { rule, temperature } }, warm)).toBe(now!.most.toFixed(2) < then!.toFixed(2));
      }
    }
  });

  it('chooses a second run by the draft model, alike in all else: only then the texts are the same', () => {
    const store = on('slower');
    for (const log of [copied, coins, simulateRun({ config: { ...rewriting, seed: 8 } }), simulateRun({ config: { ...rewriting, drafter: 'none' } })]) {
      store.getState().set({ second: { log, name: 'another' } });
      expect(isDone(store, 'slower')).toBe(false);
    }
    store.getState().set({ second: { log: drafted, name: 'the other' } });
    expect(isDone(store, 'slower')).toBe(true);
  });

  it('opens Time', () => {
    const store = on('time');
    store.getState().set({ study: 'time' });
    expect(isDone(store, 'time')).toBe(true);
  });
});
