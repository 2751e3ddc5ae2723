/** Tokens over time of the rounds that have ended; none yet; no time measured. */
import { expect, it } from 'vitest';
import { EventLog } from './event-log.ts';
import { figuresAt } from './figures.ts';
import { roundsAt } from './rounds.ts';
import { roundSpeedAt } from './round-speed.ts';
import { greedyRun } from './simulated-runs.ts';

it('is what was committed, over the time of the rounds', () => {
  const ms = roundsAt(greedyRun, greedyRun.length).reduce((sum, { end }) => sum + (end ? end.draftMs + end.verifyMs + end.otherMs : 0), 0);
  expect(roundSpeedAt(greedyRun, greedyRun.length)).toBeCloseTo((1000 * figuresAt(greedyRun, greedyRun.length).tokens) / ms, 9);
});

it('is not known before a round has ended, or without time', () => {
  expect(roundSpeedAt(greedyRun, 1)).toBeNull();
  const timeless = new EventLog(greedyRun.header, greedyRun.events.map((event) => (event.type === 'round.end' ? { ...event, draftMs: 0, verifyMs: 0, otherMs: 0 } : event)));
  expect(roundSpeedAt(timeless, timeless.length)).toBeNull();
});
