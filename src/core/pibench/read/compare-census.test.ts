/** A set of the published size has no difference; a part of one has them all, and each persona's weight is told by name. */
import { describe, expect, it } from 'vitest';
import { compareCensus } from './compare-census.ts';

const WHOLE = { personas: 5, tasks: 100, intents: 524, seeds: 45, dependents: 30, independents: 25, scored: 55, criteria: 600 };

describe('what was read beside the published set', () => {
  it('agrees where all is there', () => {
    const rows = compareCensus({ ...WHOLE, weights: { a: 20, b: 20 } });
    expect(rows.every(({ found, published }) => found === published)).toBe(true);
    expect(rows).toHaveLength(9);
  });

  it('names what differs, by persona too', () => {
    const different = compareCensus({ ...WHOLE, tasks: 99, weights: { a: 19 } }).filter(({ found, published }) => found !== published);
    expect(different).toEqual([{ of: 'tasks', persona: null, found: 99, published: 100 }, { of: 'weight', persona: 'a', found: 19, published: 20 }]);
  });
});
