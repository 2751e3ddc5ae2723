/** The stage plays to the end and stops, waits where a log still grows, and starts over from its end; a step or a look at a place pauses it. */
import { expect, it, vi } from 'vitest';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import { createPibenchSession } from './pibench-session.ts';

const LONG = 1e6;

it('plays to the end of a run, stops there, and plays it again', () => {
  const { getState } = createPibenchSession({ run });
  getState().play();
  getState().tick(LONG, false);
  expect([getState().cursor, getState().playing]).toEqual([run.events.length, false]);
  getState().play();
  expect([getState().cursor, getState().playing]).toEqual([0, true]);
});

it('waits for more where the run has not ended, and goes on with what comes', () => {
  const events = run.events.slice(0, 6);
  const { getState } = createPibenchSession({ run: { ...run, events } });
  getState().play();
  getState().tick(LONG, false);
  expect([getState().cursor, getState().playing]).toEqual([6, true]);
  getState().play();
  expect(getState().cursor).toBe(6);
  events.push(...run.events.slice(6));
  getState().tick(LONG, false);
  expect(getState().cursor).toBe(run.events.length);
});

it('does not wait for the reader of what they wrote themselves, as long as the run goes on', () => {
  const cursorAfter = (part: Partial<typeof run>): number => {
    const { getState } = createPibenchSession({ run: { ...run, ...part }, playing: true });
    getState().tick(20_000, false);
    return getState().cursor;
  };
  const own = { ...run.header, agent: { kind: 'person' } as const };
  const open = run.events.slice(0, -1);
  expect(cursorAfter({ header: own, events: open })).toBeGreaterThan(cursorAfter({ events: open }));
  expect(cursorAfter({ header: own })).toBe(cursorAfter({}));
});

it('tells nobody of a frame in which nothing happens', () => {
  const { getState, subscribe } = createPibenchSession({ run, playing: true });
  const listener = vi.fn();
  subscribe(listener);
  for (let i = 0; i < 10; i++) getState().tick(16, false);
  expect(listener).not.toHaveBeenCalled();
  for (let i = 0; i < 10; i++) getState().tick(16, false);
  expect(listener).toHaveBeenCalledOnce();
});

it('pauses where somebody looks for themselves, within the run', () => {
  const { getState } = createPibenchSession({ run, playing: true });
  getState().step('next-turn');
  expect([getState().playing, getState().cursor]).toEqual([false, 2]);
  getState().seek(1e9);
  expect(getState().cursor).toBe(run.events.length);
  getState().seek(-1);
  expect(getState().cursor).toBe(0);
});

it('lets an intent go that is chosen again, and does nothing without a run', () => {
  const { getState } = createPibenchSession();
  getState().select('durations');
  getState().select('durations');
  expect(getState().selected).toBeNull();
  getState().tick(LONG, false);
  getState().play();
  getState().step('last');
  expect([getState().cursor, getState().playing]).toEqual([0, false]);
});

it('opens a run at its beginning, or where it is told', () => {
  const { getState } = createPibenchSession({ cursor: 9, selected: 'x' });
  getState().open(run);
  expect([getState().cursor, getState().selected]).toEqual([0, null]);
  getState().open(run, { cursor: 12, selected: 'durations' });
  expect([getState().cursor, getState().selected]).toEqual([12, 'durations']);
});
