/** Time passes through the log at a pace for readers: no jump, no time saved up at its end, messages whole where motion is not wanted. */
import { expect, it } from 'vitest';
import { simulatedPibenchRun } from '../simulated-pibench-run.ts';
import { advance, dwell } from './tempo.ts';

const { events } = simulatedPibenchRun;
const total = (speed: number, cuts = false, frame = 16): number => {
  let [clock, ms] = [{ cursor: 0, spent: 0 }, 0];
  while (clock.cursor < events.length) [clock, ms] = [advance(events, clock, frame, speed, cuts), ms + frame];
  return ms;
};

it('moves within two seconds, and gives who reads four words a second the time for all that is said', () => {
  expect(advance(events, { cursor: 0, spent: 0 }, 2000, 1).cursor).toBeGreaterThan(1);
  const said = events.flatMap((event) => (event.type === 'message' || event.type === 'user' ? event.text.split(/\s+/) : [])).length;
  expect(total(1)).toBeGreaterThan(250 * said);
  expect(total(1)).toBeLessThan(2 * 250 * said);
});
it('is as much faster as it is told to be, whatever a frame takes', () => {
  expect(total(8) / total(1)).toBeCloseTo(1 / 8, 1);
  expect(total(1, false, 50) / total(1)).toBeCloseTo(1, 1);
});
it('shows messages whole with cuts, in the same time', () => {
  const seen = new Set<string>();
  for (let clock = { cursor: 0, spent: 0 }; clock.cursor < events.length; clock = advance(events, clock, 16, 1, true)) seen.add(events[clock.cursor - 1]?.type ?? '');
  expect(seen.has('delta')).toBe(false);
  expect(total(1, true) / total(1)).toBeCloseTo(1, 1);
});
it('saves no time up at the end, and never makes a reader wait long', () => {
  expect(advance(events, { cursor: events.length, spent: 0 }, 5000, 8)).toEqual({ cursor: events.length, spent: 0 });
  expect(dwell({ type: 'message', turn: 1, text: 'word '.repeat(4000) })).toBeLessThan(45_000);
});
