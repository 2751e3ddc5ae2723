/** A notice is there from its place in the log on, and not before. */
import { expect, it } from 'vitest';
import { EventLog } from './event-log.ts';
import { cursorAfter } from './moments.ts';
import { noticesAt } from './notices.ts';
import { simulateRun } from './simulated-run.ts';

it('knows the notices up to the cursor', () => {
  const { header, events } = simulateRun();
  const notice = (text: string) => ({ type: 'notice', text }) as const;
  const log = new EventLog(header, [notice('first'), notice('second'), ...events, notice('last'), notice('first')]);
  expect(noticesAt(log, 0)).toEqual([]);
  expect(noticesAt(log, 1)).toEqual(['first']);
  expect(noticesAt(log, cursorAfter(log, 1))).toEqual(['first', 'second']);
  expect(noticesAt(log, log.length)).toEqual(['first', 'second', 'last']);
  expect(noticesAt(simulateRun(), 40)).toEqual([]);
});
