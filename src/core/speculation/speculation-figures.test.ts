/** Acceptance metrics and their identities, the cost model's table (specdec.md 1), prompt lookup's choices, vocabulary equality. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { acceptance } from './acceptance.ts';
import { acceptanceLengthOf, expectedTokensPerRound, speedup } from './cost-model.ts';
import { promptLookup } from './prompt-lookup.ts';
import { vocabularyMismatch } from './vocabulary.ts';

describe('acceptance', () => {
  const rounds = fc.array(fc.nat(7).chain((drafted) => fc.record({ drafted: fc.constant(drafted), accepted: fc.nat(drafted) })), { minLength: 1, maxLength: 40 });
  it('holds the identities between its figures', () => {
    fc.assert(fc.property(rounds, (outcomes) => {
      const figures = acceptance(outcomes);
      const total = figures.acceptanceByPosition.reduce((a, b) => a + b, 0);
      expect(total).toBeCloseTo(figures.acceptanceLength - 1, 9);
      const mean = figures.histogram.reduce((a, count, accepted) => a + count * accepted, 0) / outcomes.length;
      expect(mean).toBeCloseTo(figures.acceptanceLength - 1, 9);
      expect(figures.histogram.reduce((a, b) => a + b, 0)).toBe(figures.verifyPasses);
      for (const a of figures.conditionalAcceptance) expect(a >= 0 && a <= 1).toBe(true);
    }));
  });
  it('with a constant number of drafts the conditional rates rebuild τ', () => {
    const figures = acceptance([4, 2, 0, 4, 3, 1].map((accepted) => ({ drafted: 4, accepted })));
    expect(acceptanceLengthOf(figures.conditionalAcceptance)).toBeCloseTo(figures.acceptanceLength, 12);
    expect(figures.conditionalAcceptance[0]).toBeCloseTo(5 / 6, 12);
    expect(figures.acceptanceByPosition[3]).toBeCloseTo(2 / 6, 12);
  });
  it('is one token a pass without drafts, and empty without rounds', () => {
    expect(acceptance([{ drafted: 0, accepted: 0 }])).toMatchObject({ acceptanceLength: 1, draftAcceptanceRate: 0, histogram: [1] });
    expect(acceptance([])).toMatchObject({ verifyPasses: 0, acceptanceLength: 1 });
  });
  it('refuses impossible rounds', () => {
    expect(() => acceptance([{ drafted: 2, accepted: 3 }])).toThrow(/cannot accept 3 of 2/);
  });
});

describe('cost model', () => {
  it('gives the published table of expected tokens', () => {
    const rows: readonly (readonly [number, readonly number[]])[] = [[0.5, [1.88, 1.94, 1.99, 2.0]], [0.8, [2.95, 3.36, 4.16, 4.86]], [0.9, [3.44, 4.1, 5.7, 8.15]]];
    for (const [alpha, expected] of rows) [3, 4, 7, 15].forEach((gamma, i) => expect(expectedTokensPerRound(alpha, gamma)).toBeCloseTo(expected[i]!, 2));
    expect(expectedTokensPerRound(1, 7)).toBe(8);
    expect(expectedTokensPerRound(0, 7)).toBe(1);
  });
  it('is one where a round costs τ plain steps', () => {
    expect(speedup({ acceptanceLength: 3, stepMs: 10, draftMs: 8, verifyMs: 22 })).toBe(1);
  });
});

describe('promptLookup', () => {
  it('prefers the longest match, then the most recent', () => {
    // 1 2 3 -> 7 is longer, though 3 -> 9 is more recent
    expect(promptLookup([1, 2, 3, 7, 8, 3, 9, 1, 2, 3], 2)).toEqual([7, 8]);
    expect(promptLookup([3, 7, 3, 9, 3], 1)).toEqual([9]);
  });
  it('may overlap the end, and proposes no more than there is', () => {
    expect(promptLookup([5, 5, 5, 5], 4)).toEqual([5]);
    expect(promptLookup([1, 2, 9, 1, 2], 10)).toEqual([9, 1, 2]);
  });
  it('proposes nothing without a match, without text, without room', () => {
    expect(promptLookup([1, 2, 3], 4)).toEqual([]);
    expect(promptLookup([1], 4)).toEqual([]);
    expect(promptLookup([], 4)).toEqual([]);
    expect(promptLookup([1, 1], 0)).toEqual([]);
  });
  it('always proposes what once followed the same last token', () => {
    fc.assert(fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (text, most) => {
      const found = promptLookup(text, most);
      const last = text.at(-1);
      expect(found.length > 0).toBe(text.indexOf(last!) < text.length - 1);
      if (found.length > 0) expect(text.some((token, i) => token === last && text.slice(i + 1, i + 1 + found.length).join() === found.join())).toBe(true);
    }));
  });
});

describe('vocabularyMismatch', () => {
  const ours = { tokens: ['<eos>', 'a', 'b'], special: { eos: 0 } };
  it('accepts equal vocabularies and names the first difference of unequal ones', () => {
    expect(vocabularyMismatch(ours, { ...ours })).toBeNull();
    expect(vocabularyMismatch(ours, { ...ours, tokens: ['<eos>', 'a'] })).toMatch(/has 3 tokens and the draft model 2/);
    expect(vocabularyMismatch(ours, { ...ours, tokens: ['<eos>', 'b', 'a'] })).toMatch(/Token 1 is "a"/);
    expect(vocabularyMismatch(ours, { ...ours, special: { eos: 1 } })).toMatch(/"eos" is 0 .* but 1/);
    expect(vocabularyMismatch(ours, { ...ours, special: {} })).toMatch(/absent/);
  });
});
