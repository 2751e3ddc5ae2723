/**
 * What the lab draws of a log at a step: nothing later is taken into account; what was never taken is null; the ends of curves; a
 * training that goes on where another ended; a loss that is no number.
 */
import { describe, expect, it } from 'vitest';
import { totalFlops } from './flop-ledger.ts';
import { replayRows, roleShares } from './replay-rows.ts';
import { sampleLines, samplesAt, sampleTokens } from './sample-line.ts';
import { failedTraining, newTraining, openTraining, opdTraining, sftTraining, stoppedTraining } from './simulated-trainings.ts';
import { hear, heardBegin, msLeft } from './time-left.ts';
import { lastStep, measuredSteps, trainingAt } from './training-at.ts';
import { anchorsAt, axisEnd, cutAt, divergenceCurve, endOf, flopsAt, lengthCurve, lossCurve, thinned } from './training-curves.ts';
import { endingOf, lastKept, noticesUntil } from './training-ending.ts';
import type { StepEvent, TrainingEvent } from './training-events.ts';

const step = (n: number, part: Partial<StepEvent> = {}): StepEvent => ({
  type: 'step', step: n, loss: 1, gradientNorm: 1, rate: 0.001, flops: { targetForward: n, draftForward: n, draftBackward: 2 * n }, slots: 7, anchorTenths: [n, 0, 0, 0, 0, 0, 0, 0, 0, 1], ms: 100, ...part,
});

describe('a log at a step', () => {
  it('takes the latest of each kind, nothing later', () => {
    const at = trainingAt(sftTraining.events, 12);
    expect(at.taken?.step).toBe(12);
    expect([at.measured?.step, at.replayed?.step, at.kept]).toEqual([10, 10, 10]);
  });
  it('has only the measurement before the first step at 0', () => {
    expect(trainingAt(sftTraining.events, 0)).toMatchObject({ taken: null, replayed: null, kept: null, measured: { step: 0 } });
    expect(lastStep(newTraining.events)).toBe(0);
    expect(lastStep([])).toBe(0);
  });
  it('knows where it was measured', () => {
    expect(measuredSteps(openTraining.events)).toEqual([0, 5, 10, 15, 20, 25, 27]);
  });
});

describe('curves', () => {
  it('give costs up to a step, and begin where another ended', () => {
    const events: TrainingEvent[] = [step(1), step(3)];
    expect([0, 1, 2, 3].map((n) => flopsAt(events, n))).toEqual([0, 4, 4, 12]);
    expect(endOf(events, { step: 10, flops: 100 })).toEqual({ step: 13, flops: 112 });
    expect(endOf([])).toEqual({ step: 0, flops: 0 });
    const [first, second] = lengthCurve(opdTraining.events, { step: 60, flops: 5 });
    expect(first).toMatchObject({ own: 0, step: 60, flops: 5 });
    expect(second!.flops).toBe(5 + totalFlops(trainingAt(opdTraining.events, second!.own).taken!.flops));
  });
  it('smooth the loss without its future, and leave out what is no number', () => {
    const points = lossCurve([step(1, { loss: 4 }), step(2, { loss: NaN }), step(3, { loss: 1 })], 3);
    expect(points.map(({ step: n }) => n)).toEqual([1, 3]);
    expect(points[0]!.smooth).toBe(4);
    expect(points[1]!.smooth).toBeCloseTo((0.9 * 4 + 1) / 1.9);
    expect(lossCurve([step(1), step(2)], 1)).toHaveLength(1);
  });
  it('have no divergence where none was measured', () => {
    const unmeasured = sftTraining.events.map((event) => (event.type === 'measure' ? { ...event, divergence: null } : event));
    expect(divergenceCurve(unmeasured, 60)).toEqual([]);
    expect(divergenceCurve(sftTraining.events, 10).map(({ step: n }) => n)).toEqual([0, 5, 10]);
  });
  it('add anchors up to a step', () => {
    expect(anchorsAt([step(1), step(2), step(3)], 2)).toEqual([3, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });
  it('run out where the axis ends, on the line to the next point', () => {
    const point = (n: number, length: number) => ({ own: n, step: n, flops: 10 * n, length, low: length - 1, high: length + 1 });
    const all = [point(0, 1), point(30, 4), point(60, 5)];
    expect(cutAt(all, 'step', 10)).toEqual({ points: [all[0], { own: 0, step: 10, flops: 100, length: expect.closeTo(2) as number, low: expect.closeTo(1) as number, high: expect.closeTo(3) as number }], goesOn: true });
    expect(cutAt(all, 'flops', 300)).toEqual({ points: all.slice(0, 2), goesOn: true });
    expect(cutAt(all, 'step', 60)).toEqual({ points: all, goesOn: false });
    expect(cutAt([point(9, 1)], 'step', 4)).toEqual({ points: [], goesOn: true });
    expect(cutAt([], 'step', 4)).toEqual({ points: [], goesOn: false });
  });
  it('share the axis of the longest, unless the one that is shown were lost on it', () => {
    expect([axisEnd(4, 360), axisEnd(179, 360), axisEnd(180, 360), axisEnd(400, 360), axisEnd(0, 360), axisEnd(4, 0)]).toEqual([4, 179, 360, 400, 360, 4]);
  });
  it('thin out evenly and keep the last', () => {
    expect(thinned([1, 2, 3, 4, 5], 2)).toEqual([2, 5]);
    expect(thinned([1, 2], 5)).toEqual([1, 2]);
    expect(thinned([], 5)).toEqual([]);
  });
});

describe('the time left', () => {
  it('goes by the median of the latest steps', () => {
    expect(msLeft([step(1), step(2, { ms: 9000 }), step(3)], 13, [])).toBe(1000);
    expect(msLeft([], 10, [])).toBeNull();
    expect(msLeft([step(1), step(2)], 2, [])).toBe(0);
  });
  it('counts each measurement that is to come, the one under way among them', () => {
    const measured = (n: number): TrainingEvent => ({ ...trainingAt(sftTraining.events, 0).measured!, step: n });
    // of 24 steps every second is measured, of 25 every third and the last
    expect(msLeft([measured(0), step(1)], 24, [5000])).toBe(23 * 100 + 12 * 5000);
    expect(msLeft([measured(0), step(1)], 25, [5000])).toBe(24 * 100 + 9 * 5000);
    expect(msLeft([measured(0), step(1), step(2)], 2, [5000, 90_000, 6000])).toBe(2 * 6000);
    expect(msLeft([measured(0), step(1), measured(1), step(2), measured(2)], 2, [5000])).toBe(0);
  });
  it('knows how long measurements took, with what is kept behind them, from when things are heard of', () => {
    const measured = trainingAt(sftTraining.events, 0).measured!;
    const kept: TrainingEvent = { type: 'checkpoint', step: 1 };
    const begun = hear(heardBegin(100), [measured], 700);
    expect(begun.measuring).toEqual([600]);
    const one = hear(hear(hear(begun, [step(1)], 1000), [kept], 1100), [measured], 1900);
    expect(one.measuring).toEqual([600, 900]);
    // a pause lies between what was kept and the next step
    expect(hear(hear(hear(one, [kept], 2000), [step(2)], 99_000), [measured], 99_500).measuring).toEqual([600, 1000, 500]);
  });
});

describe('a sample', () => {
  it('is cut into rounds, each with its drafts and the target’s own token', () => {
    const tokens = sampleTokens({ answer: [5, 6, 7, 8], accepted: [0, 2] });
    expect(tokens).toEqual([{ token: 5, own: true, round: 0 }, { token: 6, own: false, round: 1 }, { token: 7, own: false, round: 1 }, { token: 8, own: true, round: 1 }]);
  });
  it('ends with its text, though the last round kept more', () => {
    expect(sampleTokens({ answer: [5, 6], accepted: [7] }).map(({ own }) => own)).toEqual([false, false]);
  });
  it('has a line for each measurement so far, of the text that is asked for', () => {
    expect(sampleLines(sftTraining.events, 12, 0).map((line) => line.step)).toEqual([0, 5, 10]);
    expect(sampleLines(sftTraining.events, 12, 9)).toEqual([]);
    const [line] = sampleLines(sftTraining.events, 0, 1);
    expect(line!.length).toBe(line!.tokens.length / line!.rounds);
    expect(samplesAt(sftTraining.events, 60)).toHaveLength(3);
    expect(samplesAt([], 60)).toEqual([]);
  });
});

describe('a replay', () => {
  const replay = opdTraining.events.find((event) => event.type === 'replay')!;
  it('has a row a round, its slots with what the text has there', () => {
    const [row] = replayRows(replay);
    expect(row).toMatchObject({ at: 0, anchor: replay.prompt.at(-1) });
    expect(row!.slots.map(({ text }) => text)).toEqual(replay.answer.slice(0, 7));
    const tints = replayRows(replay).flatMap(({ slots }) => slots.map(({ tint }) => tint));
    expect(Math.max(...tints)).toBe(1);
    const sums = replayRows(replay).flatMap(({ slots }) => slots).reduce((sum, { weight, share }) => [sum[0]! + weight, sum[1]! + share], [0, 0]);
    expect(sums).toEqual([expect.closeTo(1), expect.closeTo(1)]);
    expect(replayRows(replay).at(-1)!.slots.at(-1)).toMatchObject({ text: null, role: 'unused' });
  });
  it('draws what a slot adds to the loss, not what it weighs: one that was right teaches nothing', () => {
    const slots = [{ token: 1, role: 'accepted', weight: 0.6, loss: 0 }, { token: 1, role: 'accepted', weight: 0.2, loss: 1 }, { token: 2, role: 'first-rejected', weight: 0.2, loss: 3 }, { token: 2, role: 'suffix', weight: 0, loss: 9 }] as const;
    const taught = { ...replay, blocks: [{ anchor: 0, slots }] };
    const close = (...values: readonly number[]) => values.map((value) => expect.closeTo(value) as number);
    expect(replayRows(taught)[0]!.slots.map(({ tint }) => tint)).toEqual(close(0, 1 / 3, 1, 0));
    expect(replayRows(taught)[0]!.slots.map(({ share }) => share)).toEqual(close(0, 0.25, 0.75, 0));
    expect(roleShares(taught).map(({ weight, share }) => [weight, share])).toEqual([close(0.8, 0.25), close(0.2, 0.75), close(0, 0)]);
    const odd = { ...replay, blocks: [{ anchor: 0, slots: [{ ...slots[1], loss: -5 }, slots[2]] }] };
    expect(replayRows(odd)[0]!.slots.map(({ share }) => share)).toEqual([0, 1]);
  });
  it('says what every role taught, in all the whole', () => {
    const shares = roleShares(replay);
    expect(shares.map(({ role }) => role)).toEqual(['accepted', 'first-rejected', 'suffix', 'unused']);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
  it('of which nothing taught has no tints', () => {
    const blank = { ...replay, blocks: [{ anchor: 0, slots: [{ token: 1, role: 'unused' as const, weight: 0, loss: 0 }] }] };
    expect(replayRows(blank)[0]!.slots[0]!.tint).toBe(0);
    expect(roleShares(blank)).toEqual([{ role: 'unused', slots: 1, weight: 0, share: 0 }]);
  });
});

describe('an ending', () => {
  it('says how, and what was kept', () => {
    expect(endingOf(openTraining.events)).toBeNull();
    expect(endingOf(stoppedTraining.events)).toEqual({ type: 'end', reason: 'stopped' });
    expect(lastKept(failedTraining.events)).toBe(20);
    expect(lastKept(newTraining.events)).toBeNull();
  });
  it('shows a notice from the step on behind which it came', () => {
    const events: TrainingEvent[] = [{ type: 'notice', text: 'first' }, step(1), step(2), { type: 'notice', text: 'second' }];
    expect([0, 1, 2].map((n) => noticesUntil(events, n))).toEqual([['first'], ['first'], ['first', 'second']]);
  });
});
