/** Intervals, the identity's terms and the γ that a device calls for: every figure of the time view, recomputed from the log. */
import { describe, expect, it } from 'vitest';
import { median } from '#core/stats/quantile.ts';
import { acceptanceAt } from './acceptance-at.ts';
import { decodeTrace, encodeTrace } from './codec.ts';
import { EventLog } from './event-log.ts';
import type { DrafterName, SpecEvent } from './events.ts';
import { figuresAt } from './figures.ts';
import { gammaAt, passCostsOf } from './gamma-at.ts';
import { intervalsAt, pageOf } from './intervals.ts';
import { simulateRun } from './simulated-run.ts';
import { speedTermsAt } from './speed-terms.ts';

const log = simulateRun({ blur: 0.5, passCosts: true });
/** The same run with other times: round r drafts r ms, verifies 10 and takes 1 for the rest; the first is a thousand times slower. */
const uneven = new EventLog(log.header, log.events.map((event): SpecEvent =>
  event.type === 'round.end' ? { ...event, draftMs: event.round, verifyMs: event.round === 1 ? 10_000 : 10, otherMs: 1 } : event));
const ends = (of: EventLog) => of.events.filter((event) => event.type === 'round.end');

describe('intervals', () => {
  it('lie end to end, in the order of the rounds, with the times of the log', () => {
    const intervals = intervalsAt(uneven, uneven.length);
    expect(intervals.map(({ round, draftMs, verifyMs, otherMs, committed }) => ({ round, draftMs, verifyMs, otherMs, committed }))).toEqual(
      ends(uneven).map(({ round, draftMs, verifyMs, otherMs, committed }) => ({ round, draftMs, verifyMs, otherMs, committed })));
    intervals.forEach(({ startMs, endMs, draftMs, verifyMs, otherMs }, i) => {
      expect(startMs).toBeCloseTo(intervals[i - 1]?.endMs ?? 0, 9);
      expect(endMs).toBeCloseTo(startMs + draftMs + verifyMs + otherMs, 9);
    });
  });
  it('hold only rounds that have ended', () => {
    for (let cursor = 0; cursor <= log.length; cursor += 1) {
      expect(intervalsAt(log, cursor)).toHaveLength(log.events.slice(0, cursor).filter(({ type }) => type === 'round.end').length);
    }
  });
  it('are shown in pages that part the rounds, the slow first one alone', () => {
    const all = intervalsAt(uneven, uneven.length);
    const pages = all.map(({ round }) => pageOf(all, round, 4));
    pages.forEach((page, i) => expect(page).toContain(all[i]));
    expect(pages[0]).toEqual([all[0]]);
    expect([...new Set(pages.map((page) => page[0]))].flatMap((first) => pages.find((page) => page[0] === first)!)).toEqual(all);
    expect(pageOf(all, undefined, 4)).toEqual(pages.at(-1));
    expect(pageOf([], 1, 4)).toEqual([]);
  });
});

describe('the identity', () => {
  it('has the medians of the log as terms, and is an identity', () => {
    const terms = speedTermsAt(uneven, uneven.length)!;
    const of = (key: 'draftMs' | 'verifyMs' | 'otherMs') => median(ends(uneven).map((end) => end[key]));
    expect(terms).toMatchObject({ draftMs: of('draftMs'), verifyMs: 10, otherMs: 1, largest: 'draft', acceptanceLength: figuresAt(uneven, uneven.length).acceptanceLength });
    expect(terms.plain!.stepMs).toBeCloseTo(1000 / 150, 12);
    expect(terms.plain!.speedup).toBeCloseTo((terms.acceptanceLength * (1000 / 150)) / (of('draftMs') + 11), 12);
  });
  it('names the largest term', () => {
    const slow = (draftMs: number, verifyMs: number, otherMs: number) =>
      speedTermsAt(new EventLog(log.header, log.events.map((event): SpecEvent => (event.type === 'round.end' ? { ...event, draftMs, verifyMs, otherMs } : event))), log.length)!;
    expect([slow(90, 5, 1), slow(5, 90, 1), slow(5, 1, 90)].map(({ largest }) => largest)).toEqual(['draft', 'verify', 'other']);
    expect(slow(90, 5, 1).plain!.speedup).toBeLessThan(1);
  });
  it('is silent before a round has ended, and has no speed-up without a comparison', () => {
    expect(speedTermsAt(log, 2)).toBeNull();
    const alone = simulateRun({ comparison: false });
    expect(speedTermsAt(alone, alone.length)!.plain).toBeNull();
  });
});

/** A run of another drafter with the same passes of the target, and these of its own. */
function drafted(drafter: DrafterName, rows: readonly number[] | null, ms: readonly number[]) {
  const plain = simulateRun({ config: { drafter, temperature: 0 }, blur: 0.5, passCosts: true });
  const all = new EventLog(plain.header, [...plain.events, ...(rows ? [{ type: 'verify.cost', role: 'draft', rows, ms } as const] : [])]);
  return gammaAt(all, all.length);
}

describe('what γ costs and brings', () => {
  const { costs, estimates, best, model, gamma } = gammaAt(log, log.length);
  it('draws the passes of the log, relative to one row', () => {
    const target = log.events.find((event) => event.type === 'verify.cost' && event.role === 'target')!;
    if (target.type !== 'verify.cost') throw new Error('the fixture has no costs');
    expect(costs!.points).toEqual(target.rows.map((rows, i) => ({ rows, ms: target.ms[i], ratio: target.ms[i]! / target.ms[0]! })));
    expect(costs!.run).toBe(costs!.points[4]);
    expect(costs!.run!.ratio).toBeCloseTo(1.4, 12);
    expect(costs!.moreRow).toBeCloseTo(0.1, 12);
    expect(costs!.moreDraft).toBeCloseTo(0.2, 12);
  });
  it('expects of each γ what the formula says, and names the best', () => {
    const { conditionalAcceptance: a, acceptedTokens, judgedAt } = acceptanceAt(log, log.length).total;
    const alpha = acceptedTokens / judgedAt.reduce((x, y) => x + y, 0);
    expect(estimates.map((estimate) => estimate.gamma)).toEqual([0, 1, 2, 3, 4, 7, 15]);
    expect(estimates[0]!.speedup).toBe(1);
    const tau2 = 1 + a[0]! + a[0]! * a[1]!;
    expect(estimates[2]!.speedup).toBeCloseTo((tau2 * 6) / (2 * 1.2 + 7.2), 12);
    expect(estimates.map(({ extrapolated }) => extrapolated)).toEqual([false, false, false, false, false, true, true]);
    const known = [0, 1, 2, 3].map((i) => a.slice(0, i + 1).reduce((x, y) => x * y, 1));
    const beyond = [1, 2, 3].map((i) => known[3]! * alpha ** i);
    expect(estimates[5]!.acceptanceLength).toBeCloseTo(1 + [...known, ...beyond].reduce((x, y) => x + y, 0), 12);
    expect(best!.speedup).toBe(Math.max(...estimates.map(({ speedup }) => speedup)));
  });
  it('models independent drafts with the mean acceptance and the cost of a draft token', () => {
    const { acceptedTokens, judgedAt } = acceptanceAt(log, log.length).total;
    const alpha = acceptedTokens / judgedAt.reduce((x, y) => x + y, 0);
    expect(model!.alpha).toBeCloseTo(alpha, 12);
    expect(model!.c).toBeCloseTo(0.2, 12);
    expect(model!.speedups[gamma]).toBeCloseTo((1 - alpha ** 5) / ((1 - alpha) * (4 * 0.2 + 1)), 12);
  });
  it('says that nothing was timed where nothing was, and models from the run’s own drafting', () => {
    const older = simulateRun({ blur: 0.5 });
    const there = gammaAt(older, older.length);
    expect(there).toMatchObject({ costs: null, estimates: [], best: null, measuredSpeedup: 231 / 150 });
    expect(there.model!.c).toBeCloseTo(1.1 / (1000 / 150), 12);
  });
  it('estimates nothing for a tree, whose rows are not a chain’s, and keeps what a pass costs', () => {
    const tree = simulateRun({ config: { rule: 'R4', treeBudget: 12, gamma: 4 }, blur: 0.5, comparison: true, passCosts: true });
    const there = gammaAt(tree, tree.length);
    expect(there).toMatchObject({ tree: 12, estimates: [], best: null, model: null });
    expect(there.costs).toMatchObject({ run: null });
    expect(there.costs!.points.length).toBeGreaterThan(3);
  });
  it('says nothing of drafting where nothing says what it costs', () => {
    const unknown = new EventLog(log.header, log.events.filter((event) => event.type !== 'comparison' && !(event.type === 'verify.cost' && event.role === 'draft')));
    expect(gammaAt(unknown, unknown.length)).toMatchObject({ estimates: [], model: null, costs: { moreDraft: null } });
  });
  it('takes EAGLE-3’s first token for a pass over all rows that it may catch up with', () => {
    const { estimates: guesses, costs: timed, model: line } = drafted('eagle3', [1, 2, 5, 8], [1, 1.5, 3, 4]);
    expect(timed!.moreDraft).toBeCloseTo(1 / 6, 12);
    expect(line!.c).toBeCloseTo(1 / 6, 12);
    const draftMs = guesses.map(({ speedup, acceptanceLength, gamma: g }) => (6 * acceptanceLength) / speedup - (6 + 0.6 * g));
    // γ = 2 and 3 have no pass of their own here: a token's share each
    [0, 1.5, 2, 3, 3 + 3, 4 + 6, 15].forEach((ms, i) => expect(draftMs[i]).toBeCloseTo(ms, 9));
  });
  it('takes a block for what it costs, whatever γ, and expects nothing beyond it', () => {
    const { estimates: guesses, costs: timed, model: line } = drafted('dflash', [8], [3]);
    expect(guesses.map((estimate) => estimate.gamma)).toEqual([0, 1, 2, 3, 4, 7]);
    for (const { speedup, acceptanceLength, gamma: g } of guesses) expect((6 * acceptanceLength) / speedup - (6 + 0.6 * g)).toBeCloseTo(g === 0 ? 0 : 3, 9);
    expect([timed!.moreDraft, line]).toEqual([null, null]);
    expect(drafted('dflash', null, []).estimates).toEqual([]);
  });
  it('counts looking up as free', () => {
    const lookup = simulateRun({ config: { drafter: 'prompt-lookup', temperature: 0 }, passCosts: true });
    expect(passCostsOf(lookup, 'draft')).toBeNull();
    expect(gammaAt(lookup, lookup.length).model?.c).toBe(0);
  });
});

describe('a file with the costs of passes', () => {
  it('comes back as it went', () => {
    const decoded = decodeTrace(encodeTrace(log));
    if (!decoded.ok) throw new Error('refused');
    expect(passCostsOf(decoded.log, 'target')).toEqual(passCostsOf(log, 'target'));
    expect(decoded.log.events).toHaveLength(log.length);
  });
  const withCost = (rows: readonly number[], ms: readonly number[]) => decodeTrace(encodeTrace(new EventLog(log.header, [...log.events, { type: 'verify.cost', role: 'target', rows, ms }])));
  it.each([
    ['a cost of nothing', [1], [0]],
    ['a cost below any clock', [1], [1e-300]],
    ['a negative cost', [1], [-1]],
    ['a cost beyond any clock', [1], [1e300]],
    ['rows that no pass takes', [0], [1]],
    ['half a row', [1.5], [1]],
    ['more rows than a pass takes', [17], [1]],
    ['no rows', [], []],
    ['more costs than rows', [1], [1, 2]],
    ['the same rows twice', [1, 1], [1, 2]],
    ['falling rows', [2, 1], [1, 2]],
  ])('is refused with %s', (_, rows, ms) => {
    const decoded = withCost(rows, ms);
    expect(decoded.ok ? null : decoded.fault.kind).toMatch(/malformed|inconsistent/);
  });
  it('takes a cost that rounds to nothing for what it is', () => {
    expect(withCost([1, 2], [1e-7, 2.5e-7]).ok).toBe(true);
  });
});
