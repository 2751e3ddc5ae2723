/** A run has no ending before its last round is over, then the one that the log gives it. */
import { expect, it } from 'vitest';
import { endingAt } from './ending.ts';
import { EventLog } from './event-log.ts';
import { cursorAfter, momentsOf } from './moments.ts';
import { simulateRun } from './simulated-run.ts';

it.each([[200, 'eos'], [17, 'length']] as const)('with %i tokens: %s', (maxTokens, ending) => {
  const log = simulateRun({ config: { maxTokens, temperature: 0 } });
  expect(endingAt(log, 0)).toBeNull();
  expect(endingAt(log, cursorAfter(log, momentsOf(log).length - 1))).toBeNull();
  expect(endingAt(log, log.length)).toBe(ending);
});

it('is unknown while a run is under way', () => {
  const { header, events } = simulateRun();
  const growing = new EventLog(header, events.slice(0, 20));
  expect(endingAt(growing, growing.length)).toBeNull();
  growing.append([{ type: 'run.end', reason: 'failed', text: 'The device was lost.' }]);
  expect(endingAt(growing, growing.length)).toBe('failed');
});
