/** Edges: ties, a forbidden token that is the likeliest, fewer tokens than a head keeps, temperatures 0 and below 1, tokens without probability. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probabilities } from './distribution.ts';
import { HEAD_TOKENS, headOfLogits, headOfProbabilities } from './distribution-head.ts';
import { seenRow } from './seen-row.ts';

const rows = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.float({ min: -40, max: 40, noNaN: true })), { minLength: 2, maxLength: 200 });
const temperatures = fc.constantFrom(0, 0.3, 1, 1.7);

describe('the head of a row', () => {
  it('is the front of the row sorted', () => {
    fc.assert(fc.property(rows, (row) => {
      const sorted = row.map((_, id) => id).sort((a, b) => row[b]! - row[a]! || a - b);
      expect(headOfLogits(row, 1, null).tokens).toEqual(sorted.slice(0, HEAD_TOKENS));
    }));
  });
});

describe('a row as it is seen', () => {
  it('says of each token what the whole distribution says', () => {
    fc.assert(fc.property(rows, temperatures, fc.constantFrom(null, 1), (row, temperature, forbidden) => {
      const seen = seenRow(row, temperature, forbidden);
      const whole = probabilities(row, temperature || 1, forbidden);
      expect(row.map((_, token) => seen.probability(token))).toEqual([...whole]);
      expect(seen.whole()).toEqual(whole);
      expect(seen.head).toEqual(headOfLogits(row, temperature, forbidden));
    }));
  });

  it('was drawn from the head of those probabilities', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: -300, max: 300 }), { minLength: 2, maxLength: 100 }), temperatures, (row, temperature) => {
      expect(seenRow(row, temperature, null).drawnFrom).toEqual(headOfProbabilities(probabilities(row, temperature || 1)));
    }));
  });

  it('leaves a forbidden token out, be it the likeliest', () => {
    const { head, drawnFrom, probability } = seenRow([5, 9, 4], 1, 1);
    expect([head.tokens, drawnFrom.tokens, probability(1)]).toEqual([[0, 2], [0, 2], 0]);
  });
});
