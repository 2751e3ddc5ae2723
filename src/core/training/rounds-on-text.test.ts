/** Rounds walked over a text: every token once, a round's length from its drafts, nothing behind the end; a perfect drafter and a useless one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptanceByPosition, acceptanceLength, acceptedOf, anchorsOf, walkRounds } from './rounds-on-text.ts';

const ids = Array.from({ length: 20 }, (_, i) => 100 + i);

it('keeps leading drafts that the text has, and none behind its end', () => {
  expect(acceptedOf(ids, 4, [105, 106, 7, 108])).toBe(2);
  expect(acceptedOf(ids, 17, [118, 119, 120, 121])).toBe(2);
  expect(acceptedOf(ids, 19, [120])).toBe(0);
});

describe('walks', () => {
  it('with a drafter that is always right in blocks of 5, and with one that never is', () => {
    expect(walkRounds(6, 20, (anchor) => Math.min(4, 19 - anchor)).map(({ anchor, tokens }) => [anchor, tokens])).toEqual([[5, 5], [10, 5], [15, 4]]);
    expect(acceptanceLength(walkRounds(6, 20, () => 0))).toBe(1);
  });

  it('so that every token of the answer comes from one round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 20, maxLength: 20 }), (prompt, reach) => {
        const rounds = walkRounds(prompt, 20, (anchor) => Math.min(reach[anchor]!, 19 - anchor));
        expect(rounds.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(20 - prompt);
        expect(rounds.every(({ anchor }) => anchorsOf(prompt, 20).includes(anchor))).toBe(true);
      }),
    );
  });
});

it('counts a slot among the rounds that got to it', () => {
  const rounds = [{ anchor: 0, accepted: 2, tokens: 3 }, { anchor: 3, accepted: 0, tokens: 1 }, { anchor: 4, accepted: 1, tokens: 1 }];
  expect(acceptanceByPosition(rounds, 4, () => 6)).toEqual([2 / 3, 1, 0, null]);
});
