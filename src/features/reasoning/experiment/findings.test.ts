/** Claims that all, partly, never hold, or are open; gains, level differences and losses; policies one of which is missing; rivals without the model; scores that say nothing. */
import { describe, expect, it } from 'vitest';
import type { AlphaCurves } from '#core/reasoning/policy-runs.ts';
import { EXPERIMENTS } from '../gallery/example-experiment.ts';
import { claimFigure, claimInterval, claimVerdict } from './claim-figure.ts';
import { bestFinding, claimsSentence, judgeFinding, largerSentence, learningSentence, policyFinding, rivalsSentence, scoresSentence } from './findings.ts';

const { best, judge, rivals, trm } = EXPERIMENTS.whole;

describe('claims', () => {
  const said = (...verdicts: readonly (boolean | null)[]) => claimsSentence(verdicts.map((holds) => ({ holds })));

  it('are counted', () => {
    expect(said(true, true, false, null, null)).toBe('Of 5 claims 2 hold, 1 does not, 2 are not decided yet.');
    expect(said(true, false, false)).toBe('Of 3 claims 1 holds, 2 do not.');
    expect(said(true, true)).toBe('All 2 claims hold.');
    expect(said(false, false)).toBe('None of the 2 claims holds.');
    expect(said(null, null)).toBe('None of the 2 claims is decided yet.');
    expect(said(true, null)).toBe('Of 2 claims 1 holds, 1 is not decided yet.');
  });

  it('have a share or a difference, and an interval over problems or over seeds', () => {
    expect([claimFigure('C1', 0.8425), claimFigure('C2', -0.0132)]).toEqual(['84.3%', '−1.3']);
    expect(claimInterval({ id: 'C1', interval: [0.8, 0.9] })).toBe('95 % interval 80.0% to 90.0%');
    expect(claimInterval({ id: 'C4', interval: [-0.02, 0.01] })).toBe('smallest and largest seed −2.0 to +1.0');
    expect(claimInterval({ id: 'C2', interval: null })).toBe('');
    expect([[null, null], [0.1, null], [0.1, true], [0.1, false]].map(([measured, holds]) => claimVerdict({ measured: measured as number | null, holds: holds as boolean | null }))).toEqual(['unmeasured', 'undecided', 'holds', 'fails']);
  });
});

it('best-of-N is a gain, a loss, or neither', () => {
  expect(bestFinding(best!)).toEqual({
    heading: 'Of 16 traces the reward model picks a right one for 67.6% of the problems; one trace alone is right for 60.4%.',
    said: ['A gain of +7.2 points, 95 % interval +5.6 to +8.8.', 'Majority vote comes to 74.9%; 91.1% of the problems have a right trace among them, so nobody can choose better than that.'],
  });
  const withGain = (low: number, high: number) => bestFinding({ ...best!, gain: { value: (low + high) / 2, low, high } }).said[0];
  expect([withGain(-0.01, 0.03), withGain(-0.05, -0.01)]).toEqual(['A difference of +1.0 points, 95 % interval −1.0 to +3.0: no gain is found.', 'A loss: −3.0 points, 95 % interval −5.0 to −1.0.']);
});

it('policies are compared seed by seed, and told alone where the other is missing', () => {
  const ends = (alpha: number, ...finalBySeed: readonly number[]): AlphaCurves => ({ alpha, seeds: finalBySeed.map((_, i) => i + 1), steps: [], evaluations: [], final: { value: 0.5, low: 0.4, high: 0.6 }, finalBySeed });
  const said = (...all: readonly AlphaCurves[]) => policyFinding(all as unknown as NonNullable<typeof EXPERIMENTS.whole.alphas>);
  expect(said(ends(0, 0.5, 0.5), ends(0.2, 0.51, 0.53))).toEqual({ heading: 'With a weight of 0.2 the policy ends with 50.0% right answers, without the reward model with 50.0%.', said: ['The difference lies between +1.0 and +3.0 points over 2 seeds: above 0 in each.'] });
  expect(said(ends(0, 0.5, 0.5), ends(0.2, 0.49, 0.53)).said[0]).toMatch(/so no difference is found/);
  expect(said(ends(0, 0.5), ends(0.2, 0.49)).said[0]).toBe('The difference is −1.0 points, of one seed alone: too few to tell anything.');
  expect(said(ends(0, 0.5, 0.6), ends(0.2, 0.49, 0.58)).said[0]).toMatch(/−2\.0 and −1\.0 points over 2 seeds: below 0 in each\.$/);
  expect(said(ends(0.8, 0.5))).toEqual({ heading: 'So far, α = 0.8: the policy ends with 50.0% right answers.', said: [] });
});

it('the judge names winners, of no candidates too', () => {
  expect(judgeFinding(judge!).heading).toBe('Of 31,400 pairs of right traces the judge names a winner in 73.0% on the graph, in 64.0% on flat text.');
  const none = { kept: 0, tie: 0, order: 0, unsteady: 0 };
  expect(judgeFinding({ candidates: 0, dag: none, flat: none, flatOnKept: { right: 0, tie: 0, wrong: 0 } })).toEqual({ heading: 'Of 0 pairs of right traces the judge names a winner in 0.0% on the graph, in 0.0% on flat text.', said: [] });
});

it('rivals stand beside the model, and for themselves without it', () => {
  expect(rivalsSentence(rivals!)).toBe('The reward model prefers what the judge prefers in 84.3% of 1,530 validation pairs, the flat judge in 68.2%.');
  expect(rivalsSentence(rivals!.slice(0, 1))).toBe('The reward model prefers what the judge prefers in 84.3% of 1,530 validation pairs.');
  expect(rivalsSentence(rivals!.slice(1))).toBe('The reward model itself is not measured yet; of its rivals the best is right in 73.3% (Shorter wins).');
});

it('scores go with right answers, against them, or not', () => {
  const of = (macroEfficiency: number | null, rest: number | null = null) => scoresSentence({ macroEfficiency, macroEffectiveness: rest, microEfficiency: rest, microEffectiveness: rest });
  expect(of(0.3, 0.2)).toBe('Of the four scores macro-efficiency goes most with a right answer: r\u00a0=\u00a0+0.30.');
  expect(of(-0.3, 0.2)).toMatch(/r\u00a0=\u00a0−0\.30\.$/);
  expect([of(0.1, -0.05), of(null)]).toEqual(Array(2).fill('None of the four scores goes with a right answer: no r is beyond ±0.10.'));
});

it('learning is told by its last measurement', () => {
  expect(learningSentence(trm!)).toBe('After 1,500 steps on 12,240 pairs the reward model is right on 83.7% of the validation pairs.');
});

it('says of a larger policy which claims hold by it', () => {
  expect(largerSentence('algebra-s', [{ id: 'C3', holds: true }, { id: 'C4', holds: false }])).toBe('The same, begun from a larger policy (algebra-s). By the same rules: C3 holds, C4 does not hold.');
  expect(largerSentence('algebra-s', [{ id: 'C3', holds: null }])).toContain('C3 is undecided.');
});
