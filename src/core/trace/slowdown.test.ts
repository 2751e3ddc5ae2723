/** The sentence about a slow run counts what its rounds say. */
import { expect, it } from 'vitest';
import { EventLog } from './event-log.ts';
import type { RunConfig } from './events.ts';
import { simulateRun } from './simulated-run.ts';
import { slowdownOf } from './slowdown.ts';

function measured(config: Partial<RunConfig>, tokensPerSecond: number): EventLog {
  const log = simulateRun({ config, blur: 0.9 });
  return new EventLog(log.header, log.events.map((event) => (event.type === 'comparison' ? { ...event, plainTokensPerSecond: 100, tokensPerSecond } : event)));
}

it('says of a slower run what a round brings and what it checks', () => {
  const log = measured({ gamma: 4 }, 80);
  const ended = log.events.filter((event) => event.type === 'round.end');
  const drafts = log.events.filter((event) => event.type === 'draft.token').length;
  expect(slowdownOf(log)).toEqual({
    tokensPerRound: ended.reduce((sum, { committed }) => sum + committed, 0) / ended.length,
    rowsPerRound: (drafts + ended.length) / ended.length,
  });
});

it('says nothing of a run that is as fast, that was not compared, or that drafts nothing', () => {
  expect(slowdownOf(measured({ gamma: 4 }, 100))).toBeNull();
  expect(slowdownOf(simulateRun({ comparison: false }))).toBeNull();
  expect(slowdownOf(measured({ drafter: 'none' }, 97))).toBeNull();
});
