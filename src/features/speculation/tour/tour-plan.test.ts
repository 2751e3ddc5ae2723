/** The recordings that ship can teach every step: whoever records them anew learns here what the tour's sentences claim. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reJudge } from '#core/speculation/re-judge.ts';
import { decodeTrace } from '#core/trace/codec.ts';
import { aligned, committedTokens } from '#core/trace/compare-runs.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { figuresAt } from '#core/trace/figures.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { gammaAt } from '#core/trace/gamma-at.ts';
import { whyAt, type Why } from '#core/trace/why.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { closeRejection } from './tour.ts';
import { tourPlan, type TourPlan } from './tour-plan.ts';

const shipped = (file: string): string => readFileSync(`public/traces/${file}`, 'utf8');

function logOf({ file }: Pick<RecordedRun, 'file'>): EventLog {
  const decoded = decodeTrace(shipped(file));
  if (!decoded.ok) throw new Error(file);
  return decoded.log;
}

const { traces: listed } = JSON.parse(shipped('index.json')) as { readonly traces: readonly Pick<RecordedRun, 'file' | 'title'>[] };
const traces: readonly RecordedRun[] = listed.map((run) => ({ ...run, config: logOf(run).header.config }));
const plan: TourPlan<RecordedRun> = tourPlan(traces)!;

it('there is no tour without its runs', () => {
  expect(tourPlan([])).toBeNull();
  const all = Object.values(plan);
  expect(tourPlan(all)).toEqual(plan);
  // The warm run would do for the other, were it not there.
  for (const missing of [plan.warm, plan.copied, plan.drafted]) expect(tourPlan(all.filter((run) => run !== missing))).toBeNull();
});

it('the run in which coins decide is the one that the page opens on, and begins with drafts', () => {
  expect(plan.coins).toBe(traces[0]);
  const log = logOf(plan.coins);
  expect(roundsAt(log, log.length)[0]!.slots.length).toBeGreaterThan(0);
});

describe('the warm run', () => {
  const log = logOf(plan.warm);
  const rounds = roundsAt(log, log.length);

  it('has a rejection, after a first round, that its coin could well have spared, with two distributions', () => {
    const { round, slot } = closeRejection(log)!;
    expect(round).toBeGreaterThan(1);
    const why = whyAt(log, rounds, { round, slot });
    expect(why).toMatchObject({ kind: 'coin', overlay: { tokens: expect.anything() as unknown } });
    const { threshold, coin } = why as Extract<Why, { kind: 'coin' }>;
    expect(threshold).toBeGreaterThan(0.05);
    expect(threshold).toBeLessThan(0.95);
    expect(coin).toBeGreaterThan(threshold);
  });

  it('has a much lower τ by R2, for certain, and says that verdicts change', () => {
    const { then, now, changed, uncertainRounds } = reJudge(log, rounds, { rule: 'R2', temperature: log.header.config.temperature });
    expect(now!.most).toBeLessThan(then! - 0.3);
    expect(changed).toBeGreaterThan(3);
    expect(uncertainRounds).toBe(0);
  });
});

describe('the two runs of one prompt', () => {
  const [copied, drafted] = [logOf(plan.copied), logOf(plan.drafted)];

  it('write the same text', () => {
    const [first, second] = [copied, drafted].map((log) => committedTokens(log, log.length));
    expect(first!.length).toBe(second!.length);
    expect(aligned(first!, second!, first!.length).every((pair) => pair.first?.token === pair.second?.token)).toBe(true);
  });

  it('were slower than plain decoding with copied drafts, at a τ near 1, and faster with the draft model', () => {
    const [slow, fast] = [copied, drafted].map((log) => figuresAt(log, log.length));
    expect(slow!.acceptanceLength).toBeLessThan(1.5);
    expect(slow!.comparison!.speedup).toBeLessThan(1);
    expect(fast!.comparison!.speedup).toBeGreaterThan(1);
  });

  it('say what one more draft costs', () => expect(gammaAt(copied, copied.length).costs).not.toBeNull());
});
