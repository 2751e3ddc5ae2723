/** Every figure of the statistics, recomputed from the log's events by plain counting, at every cursor. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '#core/stats/wilson.ts';
import { acceptanceAt } from './acceptance-at.ts';
import { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';
import { figuresAt } from './figures.ts';
import { simulateRun } from './simulated-run.ts';

const runs = fc.record({ gamma: fc.constantFrom(0, 1, 4, 7), blur: fc.constantFrom(0, 0.4, 1), seed: fc.nat(500), maxTokens: fc.constantFrom(3, 18, 120) })
  .map(({ blur, ...config }) => simulateRun({ config, blur }));

/** Accepted and committed drafts of each ended round, straight from the events. */
function counted(events: readonly SpecEvent[]): { drafted: number; accepted: number }[] {
  return events.flatMap((event) => {
    if (event.type !== 'round.end') return [];
    const verdicts = events.filter((other) => other.type === 'verify.slot' && other.round === event.round);
    const accepted = verdicts.filter((other) => other.type === 'verify.slot' && other.verdict === 'accepted').length;
    return [{ drafted: verdicts.length, accepted: Math.min(accepted, event.committed) }];
  });
}

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

describe('acceptance at a cursor', () => {
  it('counts what the events say', () => {
    fc.assert(fc.property(runs, fc.nat(2000), (log, somewhere) => {
      const cursor = somewhere % (log.length + 1);
      const rounds = counted(log.events.slice(0, cursor));
      const { histogram, positions, running, total } = acceptanceAt(log, cursor);
      histogram.forEach((bin, accepted) => {
        expect(bin).toMatchObject({ accepted, rounds: rounds.filter((round) => round.accepted === accepted).length });
        expect(bin.bonus + bin.corrected).toBeLessThanOrEqual(bin.rounds);
      });
      expect(sum(histogram.map((bin) => bin.rounds))).toBe(rounds.length);
      positions.forEach(({ position, all }) => {
        const part = rounds.filter(({ accepted }) => accepted >= position).length;
        expect(all).toEqual({ part, of: rounds.length, share: part / rounds.length, interval: wilson(part, rounds.length) });
      });
      expect(running).toHaveLength(rounds.length);
      running.forEach(({ alone, acceptanceLength }, i) => {
        expect(alone).toBe(1 + rounds[i]!.accepted);
        expect(acceptanceLength).toBeCloseTo(1 + sum(rounds.slice(0, i + 1).map(({ accepted }) => accepted)) / (i + 1), 12);
      });
      if (rounds.length > 0) {
        expect(1 + sum(positions.map(({ all }) => all.share!))).toBeCloseTo(total.acceptanceLength, 9);
        expect(total.acceptanceLength).toBe(figuresAt(log, cursor).acceptanceLength);
        expect(running.at(-1)!.acceptanceLength).toBeCloseTo(total.acceptanceLength, 12);
      }
    }), { numRuns: 60 });
  });

  it('is empty before the first round has ended', () => {
    const log = simulateRun();
    expect(acceptanceAt(log, 3)).toMatchObject({ rounds: [], histogram: [], positions: [], running: [] });
  });

  it('says what the target added to each bar: a bonus behind all drafts, a correction behind fewer', () => {
    const log = simulateRun({ blur: 0.5, config: { gamma: 4 } });
    const { histogram } = acceptanceAt(log, log.length);
    expect(histogram.at(-1)).toMatchObject({ accepted: 4, corrected: 0 });
    for (const bin of histogram.slice(0, -1)) expect(bin.bonus).toBe(0);
  });

  it('counts the levels of a tree, not its drafts, as slots', () => {
    const log = simulateRun({ config: { rule: 'R2', temperature: 0.8, gamma: 4, treeBudget: 12 }, blur: 0.6 });
    const { positions, histogram, total, rounds } = acceptanceAt(log, log.length);
    expect(Math.max(...rounds.map(({ drafted }) => drafted))).toBeGreaterThan(4);
    expect([positions.length, histogram.length]).toEqual([4, 5]);
    for (const [i, { judged }] of positions.entries()) expect(judged.of).toBeLessThanOrEqual(i === 0 ? rounds.length : positions[i - 1]!.judged.part);
    expect(1 + sum(positions.map(({ all }) => all.share!))).toBeCloseTo(total.acceptanceLength, 9);
  });

  it('counts no draft as judged that an accepted stop token left unjudged', () => {
    const whole = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0, comparison: false });
    const last = counted(whole.events).length;
    const events = whole.events.flatMap((event): readonly SpecEvent[] => {
      if (!('round' in event) || event.round !== last) return [event];
      if (event.type === 'target.token') return [];
      return [event.type === 'verify.slot' && event.slot > 3 ? { ...event, verdict: 'unreached', drawn: null } : event];
    });
    const log = new EventLog(whole.header, events);
    const { positions, rounds } = acceptanceAt(log, log.length);
    expect(rounds.at(-1)).toMatchObject({ drafted: 5, accepted: 3, judged: 3, own: null });
    expect(positions[3]!.judged.of).toBe(positions[3]!.judged.part);
  });
});
