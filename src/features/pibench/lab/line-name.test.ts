/** Rules and all tasks are what goes without saying; another judge and a single task are named, the latter by its title where that is known. */
import { expect, it } from 'vitest';
import { SIMULATED_PERSONAS } from '#core/pibench/lab/simulated-results.ts';
import { footingParts, lineParts } from './line-name.ts';

it('names the judge and the task where they are not the usual ones', () => {
  expect(footingParts({ judge: 'rules', task: null }, SIMULATED_PERSONAS)).toEqual([]);
  expect(footingParts({ judge: 'm (h)', task: 'bikes_task_08' }, SIMULATED_PERSONAS)).toEqual(['judged by m (h)', '“Task 8” alone']);
  expect(footingParts({ judge: 'rules', task: 'gone' }, [])).toEqual(['“gone” alone']);
  expect(lineParts({ memory: 'notes', judge: 'm (h)', task: null }, [])).toHaveLength(2);
});
