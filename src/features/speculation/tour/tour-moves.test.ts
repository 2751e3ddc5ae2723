/** The stage waits for its run, a step once done stays done, and the visitor's own run comes back. */
import { describe, expect, it } from 'vitest';
import { stepFrom } from '#core/trace/moments.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { createSession, type SessionStore } from '../session/session.ts';
import { follow, goTo, leave, matters, takenUp } from './tour-moves.ts';
import type { TourPlan } from './tour-plan.ts';

const coins = simulateRun();
const warm = simulateRun({ config: { temperature: 1 }, blur: 0.5 });
const copied = simulateRun({ config: { drafter: 'prompt-lookup' } });
const mine = simulateRun({ config: { seed: 99 } });
const run = (title: string, { header: { config } }: typeof coins): RecordedRun => ({ file: `${title}.json`, title, config });
const plan: TourPlan<RecordedRun> = { coins: run('coins', coins), warm: run('warm', warm), copied: run('copied', copied), drafted: run('drafted', coins) };

/** A page with the tour, as use-tour.ts keeps it going; opening is done by hand. */
function page(): SessionStore {
  const store = createSession();
  store.subscribe(() => follow(store, plan));
  return store;
}

const takeUp = (store: SessionStore): void => store.getState().set({ tour: takenUp(store.getState()) });

describe('the tour', () => {
  it('sets the stage at once where its run is open, and else when it has come', () => {
    const store = page();
    store.getState().open(coins, 'recorded');
    store.getState().seek(30);
    takeUp(store);
    expect(store.getState()).toMatchObject({ tour: { step: 0, at: 'doing' }, cursor: 0, playing: false });
    goTo(store, 4);
    expect(store.getState()).toMatchObject({ tour: { step: 4, at: 'coming' }, cursor: 0 });
    store.getState().open(copied, 'recorded');
    expect(store.getState()).toMatchObject({ tour: { step: 4, at: 'doing' }, cursor: copied.length, study: 'compare' });
  });

  it('notices what is done, and does not take it back', () => {
    const store = page();
    store.getState().open(coins, 'recorded');
    takeUp(store);
    store.getState().step('next-round');
    expect(store.getState().tour?.at).toBe('done');
    store.getState().step('first');
    expect(store.getState().tour?.at).toBe('done');
    goTo(store, 0);
    expect(store.getState().tour?.at).toBe('doing');
  });

  it('is left and taken up at the same step; finished, it begins anew', () => {
    const store = page();
    store.getState().open(coins, 'recorded');
    takeUp(store);
    goTo(store, 2);
    store.getState().open(warm, 'recorded');
    leave(store, false);
    expect(store.getState().tour).toMatchObject({ step: 2, at: 'away' });
    takeUp(store);
    expect(store.getState().tour).toMatchObject({ step: 2, at: 'doing' });
    leave(store, true);
    expect(store.getState().tour).toBeNull();
    expect(takenUp(store.getState()).step).toBe(0);
  });

  it('does nothing while one is away', () => {
    const store = page();
    store.getState().open(coins, 'recorded');
    takeUp(store);
    leave(store, false);
    store.getState().step('next-round');
    expect(store.getState().tour?.at).toBe('away');
  });
});

describe('a run of the visitor\'s own', () => {
  it('comes back as it was left, with the second beside it', () => {
    const store = page();
    store.getState().open(mine, 'live');
    store.getState().seek(20);
    store.getState().set({ second: { log: coins, name: 'kept' }, config: mine.header.config });
    takeUp(store);
    expect(store.getState().tour).toMatchObject({ at: 'coming' });
    store.getState().open(coins, 'recorded');
    goTo(store, 4);
    store.getState().open(copied, 'recorded');
    leave(store, true);
    expect(store.getState()).toMatchObject({ log: mine, source: 'live', cursor: 20, second: { name: 'kept' }, config: mine.header.config, playing: false });
  });

  it('that is newer stays', () => {
    const store = page();
    store.getState().open(mine, 'live');
    takeUp(store);
    store.getState().open(coins, 'recorded');
    const newer = simulateRun({ config: { seed: 5 } });
    store.getState().open(newer, 'live');
    leave(store, false);
    expect(store.getState().log).toBe(newer);
  });

  it('is none where a recorded one was looked at: the page stays where the tour led', () => {
    const store = page();
    store.getState().open(coins, 'recorded');
    takeUp(store);
    store.getState().step('next-round');
    const { cursor } = store.getState();
    leave(store, false);
    expect(store.getState()).toMatchObject({ log: coins, cursor });
  });
});

describe('the tour waits', () => {
  const begun = (): SessionStore => {
    const store = page();
    store.getState().open(coins, 'recorded');
    takeUp(store);
    return store;
  };

  it.each([['of the visitor\'s own', mine, 'live'], ['from the list', warm, 'recorded']] as const)('while a run %s is shown, and is not done by it', (_, log, source) => {
    const store = begun();
    store.getState().open(log, source);
    store.getState().step('next-round');
    expect(store.getState().tour).toMatchObject({ step: 0, at: 'waiting' });
    goTo(store, 0);
    expect(store.getState().tour?.at).toBe('coming');
    store.getState().open(coins, 'recorded');
    expect(store.getState()).toMatchObject({ log: coins, cursor: 0, tour: { at: 'doing' } });
  });

  it('while one is being made, from its first moment', () => {
    const store = begun();
    store.getState().set({ phase: { kind: 'loading', bytes: 0, totalBytes: 0 } });
    expect(store.getState().tour?.at).toBe('waiting');
  });

  it('but not for whoever is done with its last step', () => {
    const store = begun();
    goTo(store, 5);
    store.getState().open(copied, 'recorded');
    store.getState().set({ study: 'time' });
    expect(store.getState().tour?.at).toBe('done');
    store.getState().open(mine, 'live');
    expect(store.getState().tour?.at).toBe('done');
  });
});

it('one round is one: what plays rests at its end', () => {
  const store = page();
  store.getState().open(coins, 'recorded');
  takeUp(store);
  store.getState().set({ speed: 16 });
  store.getState().play();
  store.getState().tick(2000, false);
  expect(store.getState()).toMatchObject({ playing: false, cursor: stepFrom(coins, 0, 'next-round'), tour: { at: 'done' } });
});

it('nothing under the pointer is a reason to look again', () => {
  const before = createSession().getState();
  expect(matters({ ...before, preview: { round: 1, slot: 1 }, query: 'a' }, before)).toBe(false);
  expect(matters({ ...before, cursor: 3 }, before)).toBe(true);
});
