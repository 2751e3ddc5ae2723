/** At every cursor of a run the thought is a beginning of the whole one, with the drafts refused so far on their steps; at the end it is the recorded thought. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeTrace } from '../trace/codec.ts';
import type { EventLog } from '../trace/event-log.ts';
import { simulateRun } from '../trace/simulated-run.ts';
import { recordedThought } from './drafts-by-step.ts';
import { growingThought } from './growing-thought.ts';
import { rejectionsByKind } from './rejections-by-kind.ts';

function shipped(file: string): EventLog {
  const decoded = decodeTrace(readFileSync(`public/traces/${file}`, 'utf8'));
  if (!decoded.ok) throw new Error(file);
  return decoded.log;
}

it.each(['stamps-exact.json', 'equation-greedy.json', 'weekday-tree.json', 'tale-warm.json', 'rewrite-by-dflash.json'])('grows step by step: %s', (file) => {
  const log = shipped(file);
  const whole = recordedThought(log);
  let [steps, refused, judged] = [0, 0, 0];
  for (let cursor = 0; cursor <= log.length; cursor++) {
    const { run, dag, writing, drafts } = growingThought(log, cursor);
    expect(whole.thought.startsWith(run.thought)).toBe(true);
    expect(drafts).toHaveLength(dag.steps.length);
    expect(dag.steps.length - (writing === null ? 0 : 1)).toBeGreaterThanOrEqual(steps);
    steps = dag.steps.length - (writing === null ? 0 : 1);
    const now = drafts.reduce((sum, tally) => sum + tally.texts.length, 0);
    expect(now).toBeGreaterThanOrEqual(refused);
    refused = now;
    const counted = rejectionsByKind([run]).reduce((sum, row) => sum + row.judged, 0);
    expect(counted).toBeGreaterThanOrEqual(judged);
    judged = counted;
  }
  const done = growingThought(log, log.length);
  expect(done.run).toEqual(whole);
  expect([done.writing, done.run.open]).toEqual([null, false]);
});

it('is open where the run ended within the thought: its last line counts for no kind', () => {
  const log = simulateRun();
  const cut = log.events.findIndex((_, i) => growingThought(log, i).dag.steps.length > 0);
  const { run, writing } = growingThought(log, cut);
  expect([run.open, run.answer, writing]).toEqual([true, null, 1]);
  expect(rejectionsByKind([run])).toEqual([]);
});
