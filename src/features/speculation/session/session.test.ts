/** The page's state: one cursor, one selection, whatever moves them; playing ends at the end, and starts over from there. */
import { describe, expect, it } from 'vitest';
import { cursorAfter, momentsOf } from '#core/trace/moments.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { advance, dwell, SPEEDS } from '#core/trace/playback.ts';
import { createSession } from './session.ts';

const log = simulateRun({ blur: 0.6 });

function opened(): ReturnType<typeof createSession> {
  const store = createSession();
  store.getState().open(log, 'recorded');
  return store;
}

describe('a session', () => {
  it('plays to the end, stops, and plays again from the beginning', () => {
    const store = opened();
    for (let i = 0; i < 100_000 && store.getState().playing; i++) store.getState().tick(100, false);
    expect(store.getState()).toMatchObject({ cursor: log.length, playing: false });
    store.getState().play();
    expect(store.getState()).toMatchObject({ cursor: 0, playing: true });
  });

  it('opens at the token that a link names, paused', () => {
    const store = createSession();
    store.getState().open(log, 'recorded', { round: 3, slot: 1 });
    expect(store.getState()).toMatchObject({ playing: false, selection: { round: 3, slot: 1 } });
    expect(store.getState().cursor).toBe(momentsOf(log).findLast(({ round }) => round === 3)!.cursor);
  });

  it('shows the whole run where the link asks a what-if, once', () => {
    const store = createSession({ whatIf: { rule: 'R2', temperature: 0.35 } });
    store.getState().open(log, 'recorded');
    expect(store.getState()).toMatchObject({ cursor: log.length, playing: false, selection: null, whatIf: { rule: 'R2', temperature: 0.35 } });
    store.getState().open(log, 'recorded');
    expect(store.getState()).toMatchObject({ cursor: 0, playing: true, whatIf: null });
  });

  it('opens from the beginning where the link names no token of this run', () => {
    for (const at of [{ round: 999, slot: 1 }, { round: 1, slot: 0 }, { round: 1, slot: 16 }]) {
      const store = createSession();
      store.getState().open(log, 'recorded', at);
      expect(store.getState()).toMatchObject({ cursor: 0, selection: null, playing: true });
    }
  });

  it('pauses to look at a token, and follows the run again when it plays', () => {
    const store = opened();
    store.getState().tick(5000, false);
    store.getState().select({ round: 1, slot: 1 });
    expect(store.getState()).toMatchObject({ playing: false, selection: { round: 1, slot: 1 } });
    store.getState().play();
    expect(store.getState().selection).toBeNull();
  });

  it('keeps playing at the end of a run that still grows', () => {
    const store = opened();
    store.getState().set({ phase: { kind: 'running' } });
    store.getState().seek(log.length);
    store.getState().play();
    store.getState().tick(1000, false);
    expect(store.getState()).toMatchObject({ cursor: log.length, playing: true });
  });
});

describe('playback', () => {
  it('takes the same time in many small frames as in one', () => {
    for (const speed of SPEEDS) {
      let clock = { cursor: 0, spent: 0 };
      for (let i = 0; i < 300; i++) clock = advance(log, clock, 10, speed);
      const once = advance(log, { cursor: 0, spent: 0 }, 3000, speed);
      expect(clock.cursor).toBe(once.cursor);
    }
  });

  it('cuts from round to round under reduced motion, at the same pace', () => {
    const moments = momentsOf(log);
    const firstRound = moments.findIndex(({ kind }) => kind === 'target') + 1;
    let needed = 0;
    for (let i = 0; i < firstRound; i++) needed += dwell(moments[i - 1], moments[i]!);
    expect(advance(log, { cursor: 0, spent: 0 }, needed - 1, 1, true).cursor).toBe(0);
    expect(advance(log, { cursor: 0, spent: 0 }, needed, 1, true).cursor).toBe(cursorAfter(log, firstRound));
  });
});
