/** From visit to visit, up to a number; a closed storage; what is no list of labels. */
import { describe, expect, it } from 'vitest';
import { keepLabels, MOST_LABELS, readLabels, withLabel, type Labels } from './kept-labels.ts';

function storage(first: string | null = null): Storage {
  let held = first;
  return { getItem: () => held, setItem: (_: string, text: string) => { held = text; }, removeItem: () => { held = null; } } as unknown as Storage;
}
const closed = (): Storage => { throw new Error('closed'); };

describe('what a person decided', () => {
  it('is there again, and can be taken back', () => {
    const held = storage();
    const labels = withLabel(withLabel(new Map(), 'a', true), 'b', false);
    expect(keepLabels(() => held, labels)).toBe(true);
    expect(readLabels(() => held)).toEqual(labels);
    keepLabels(() => held, withLabel(withLabel(labels, 'a', null), 'b', null));
    expect(held.getItem('')).toBeNull();
  });

  it('says when it cannot be kept', () => {
    expect(keepLabels(closed, new Map([['a', true]]))).toBe(false);
    expect(readLabels(closed).size).toBe(0);
  });

  it.each(['{', '{"a":true}', '[["a",1]]', `[["${'x'.repeat(400)}",true]]`])('%s holds none', (text) => { expect(readLabels(() => storage(text)).size).toBe(0); });

  it('the oldest gives way', () => {
    const full: Labels = new Map(Array.from({ length: MOST_LABELS }, (_, i) => [`k${i}`, true]));
    const next = withLabel(full, 'new', false);
    expect([next.size, next.has('k0'), next.get('new')]).toEqual([MOST_LABELS, false, false]);
  });
});
