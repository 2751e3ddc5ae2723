/** The recordings that ship can teach every step: whoever records them anew learns here what the tour's sentences claim. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reJudge } from '#core/speculation/re-judge.ts';
import { decodeTrace } from '#core/trace/codec.ts';
import { aligned, committedTokens } from '#core/trace/compare-runs.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { figuresAt } from '#core/trace/figures.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { RUN_LIMITS } from '#core/trace/run-config.ts';
import { whyAt } from '#core/trace/why.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
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
  for (const missing of all) expect(tourPlan(all.filter((run) => run !== missing))).toBeNull();
});

describe('the run in which coins decide', () => {
  const log = logOf(plan.coins);
  const rounds = roundsAt(log, log.length);

  it('is the one that the page opens on', () => expect(plan.coins).toBe(traces[0]));

  it('has a first round before its first rejection, and two distributions for every draft', () => {
    const rejected = rounds.find(({ slots }) => slots.some(({ state }) => state === 'rejected'))!;
    expect(rejected.round).toBeGreaterThan(1);
    const { slot } = rejected.slots.find(({ state }) => state === 'rejected')!;
    expect(whyAt(log, rounds, { round: rejected.round, slot })).toMatchObject({ kind: 'coin', overlay: { tokens: expect.anything() as unknown } });
  });
});

it('the run of coupled draws has a lower τ, for certain, where the temperature is highest', () => {
  const log = logOf(plan.coupled);
  const { then, now } = reJudge(log, roundsAt(log, log.length), { rule: 'R4', temperature: RUN_LIMITS.temperature.max });
  expect(now!.most).toBeLessThan(then!);
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
});
