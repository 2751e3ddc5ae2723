/** One sentence a step while it grows, however many tokens come; one for each way in which it ends. */
import { expect, it } from 'vitest';
import { EventLog } from '#core/trace/event-log.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { growingSentence } from './growing-sentence.ts';
import { liveConfig, liveProblem } from './live-problems.ts';
import { shownGrowing } from './shown-growing.ts';

const choice = { family: 'story', seed: 1 } as const;
const problem = liveProblem(choice);
const log = simulateRun({ config: liveConfig(choice), script: `${problem.thought.text}<answer>${problem.answer}<eos>`, comparison: false });
const said = (of: EventLog, cursor: number): string => growingSentence(of, cursor, shownGrowing(of, cursor, problem));

it('changes once a step', () => {
  const all = [...new Set(log.events.map((_, i) => said(log, i)))];
  const steps = problem.thought.text.split('\n').length;
  // before the first; each but the last, which the answer follows at once; the answer; the end
  expect(all).toHaveLength(steps + 2);
  expect(all[0]).toBe('The first step is on its way.');
  expect(all[1]).toMatch(/^Step 1: starts from what is given; right\./);
  expect(all.at(-2)).toMatch(/^The thought has 4 steps\. The answer is being written\.$/);
});

it('says how it ended', () => {
  expect(said(log, log.length)).toMatch(new RegExp(`^Done after 4 steps: ${problem.answer}, right\\. Of \\d+ drafts \\d+ w(as|ere) refused\\.$`));
  const half = log.events.slice(0, Math.floor(log.length / 2));
  const ended = (reason: 'stopped' | 'failed' | 'length' | 'eos'): string => { const cut = new EventLog(log.header, [...half, { type: 'run.end', reason }]); return said(cut, cut.length); };
  expect(ended('stopped')).toMatch(/^Stopped after \d steps?\. What was written stays\.$/);
  expect(ended('failed')).toMatch(/^The run broke off after/);
  expect(ended('length')).toMatch(/^It came to the longest text/);
  expect(ended('eos')).toMatch(/^It ended after/);
});
