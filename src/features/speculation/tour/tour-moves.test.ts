/** The stage waits for its run, a step once done stays done, and the visitor's own run comes back. */
import { describe, expect, it } from 'vitest';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { createSession, type SessionStore } from '../session/session.ts';
import { follow, goTo, leave, takenUp } from './tour-moves.ts';
import type { TourPlan } from './tour-plan.ts';

const coins = simulateRun();
const coupled = simulateRun({ config: { rule: 'R4' } });
const copied = simulateRun({ config: { drafter: 'prompt-lookup' } });
const mine = simulateRun({ config: { seed: 99 } });
const run = (title: string, { header: { config } }: typeof coins): RecordedRun => ({ file: `${title}.json`, title, config });
const plan: TourPlan<RecordedRun> = { coins: run('coins', coins), coupled: run('coupled', coupled), copied: run('copied', copied), drafted: run('drafted', coins) };

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
