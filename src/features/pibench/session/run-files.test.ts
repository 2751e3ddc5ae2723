/** What is taken along of official tasks to be looked at holds no login; of our own set every word stays. */
import { expect, it } from 'vitest';
import { keeper, keeperRun } from '#core/pibench/exchange/synthetic-run.ts';
import type { PiRun } from '#core/pibench/events.ts';
import { runFile } from './run-files.ts';

it.each(['jsonl', 'html'] as const)('%s', async (kind) => {
  const own = await keeperRun('passive');
  const events = own.events.map((event) => (event.type === 'user' || event.type === 'message' ? { ...event, text: 'The password is moth7wing.' } : event));
  const text = (run: PiRun): Promise<string> => runFile(kind, run, keeper, '2027-03-02T10:15:00Z').content.text();
  expect(await text({ header: { ...own.header, dataset: { name: 'x', kind: 'official', hash: '' } }, events })).not.toContain('moth7');
  expect(await text({ header: own.header, events })).toContain('moth7wing');
});
