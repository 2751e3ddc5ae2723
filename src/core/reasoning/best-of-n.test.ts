/** Selectors and best-of-N: nothing beats the oracle, one trace leaves no choice, draws are by seed, ties, missing answers, too few traces; intervals hold the value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOfN, COUNTS, isRising, rightShares, type CurvePoint, type SampledProblemTraces } from './best-of-n.ts';
import { SELECTORS as ALL, type Choice, type Selector, type SelectorName } from './selectors.ts';

const SELECTORS: Readonly<Record<SelectorName, Selector>> = ALL;
const NAMES = Object.keys(SELECTORS) as SelectorName[];
const choice = fc.record({
  right: fc.boolean(), answer: fc.option(fc.constantFrom('1', '2', '3')), reward: fc.double({ noNaN: true, min: -9, max: 9 }),
  stepLikelihood: fc.oneof(fc.constant(-Infinity), fc.double({ noNaN: true, min: -9, max: 0 })), tokens: fc.nat(99),
});
const traces = (count: number) => fc.array(choice, { minLength: count, maxLength: count });
const problems = fc.array(traces(32), { minLength: 1, maxLength: 4 }).map((lists): SampledProblemTraces[] => lists.map((own, i) => ({ id: `p${i}`, traces: own })));
const of = (part: Partial<Choice>): Choice => ({ right: false, answer: '1', reward: 0, stepLikelihood: 0, tokens: 1, ...part });

describe('selectors', () => {
  it('take one of what there is, the same again; of one, that one', () => {
    fc.assert(fc.property(fc.array(choice, { minLength: 1, maxLength: 16 }), fc.nat(9), (list, draw) => {
      for (const name of NAMES) {
        expect(list).toContain(SELECTORS[name](list, 'p', draw));
        expect(SELECTORS[name](list, 'p', draw)).toBe(SELECTORS[name](list, 'p', draw));
        expect(SELECTORS[name]([list[0]!], 'p', draw)).toBe(list[0]);
      }
    }));
  });

  it('go by their figure, and by the first of equals', () => {
    const list = [of({ reward: 1, tokens: 5 }), of({ reward: 3, stepLikelihood: -Infinity, tokens: 2 }), of({ reward: 3, tokens: 2, right: true })];
    expect((['trm', 'shortest', 'oracle', 'stepLikelihood'] as const).map((name) => list.indexOf(SELECTORS[name](list, 'p', 0)))).toEqual([1, 1, 2, 0]);
  });

  it('count votes; a draw by seed breaks ties, and no answer is no vote', () => {
    const list = ['1', null, null, '2', '2', '1', '3'].map((answer) => of({ answer }));
    const picked = Array.from({ length: 200 }, (_, draw) => SELECTORS.majority(list, 'p', draw).answer);
    expect(new Set(picked)).toEqual(new Set(['1', '2']));
    expect(Math.abs(picked.filter((answer) => answer === '1').length - 100)).toBeLessThan(35);
    expect(SELECTORS.majority([of({ answer: null }), of({ answer: '7' })], 'p', 0).answer).toBe('7');
    expect(SELECTORS.majority([of({ answer: null })], 'p', 0).answer).toBeNull();
  });

  it('have nothing to take from nothing', () => {
    expect(() => SELECTORS.trm([], 'p', 0)).toThrow(RangeError);
  });
});

describe('best-of-N', () => {
  it('is never better than the oracle, and at one trace the same for all', () => {
    fc.assert(fc.property(problems, fc.nat(99), (asked, seed) => {
      for (const n of COUNTS) {
        const oracle = rightShares(asked, SELECTORS.oracle, n, 2, seed);
        for (const name of NAMES) rightShares(asked, SELECTORS[name], n, 2, seed).forEach((share, i) => expect(share <= oracle[i]!).toBe(true));
      }
      const first = rightShares(asked, SELECTORS.oracle, 1, 2, seed);
      for (const name of NAMES) expect(rightShares(asked, SELECTORS[name], 1, 2, seed)).toEqual(first);
    }), { numRuns: 40 });
  });

  it('takes as many repeats as all have traces for, with intervals that hold the value', () => {
    const asked = Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, traces: Array.from({ length: 32 }, (_unused, k) => of({ right: (i * 7 + k * 5) % 3 === 0, reward: (i * 7 + k * 5) % 3 === 0 ? 1 : 0 })) }));
    const { repeats, curves, gain } = bestOfN(asked, 1);
    expect([repeats, curves.trm.map(({ n }) => n)]).toEqual([2, [...COUNTS]]);
    expect(gain.value).toBeCloseTo(curves.trm[4]!.value - curves.trm[0]!.value);
    for (const { value, low, high } of curves.trm) expect(low <= value && value <= high).toBe(true);
    expect(bestOfN(asked, 1)).toEqual(bestOfN(asked, 1));
    expect(() => bestOfN([{ id: 'p', traces: [of({})] }], 1)).toThrow(RangeError);
    expect(() => bestOfN([], 1)).toThrow(RangeError);
  });

  it('rises where no fall is larger than a standard error', () => {
    const point = (value: number): CurvePoint => ({ n: 1, value, low: value, high: value, error: 0.02 });
    expect([isRising([0.5, 0.6, 0.59].map(point)), isRising([0.5, 0.6, 0.57].map(point))]).toEqual([true, false]);
  });
});
