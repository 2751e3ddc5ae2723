/** The pseudo-locale dresses every word, keeps what is no word, and keeps the shape of a dictionary. */
import { expect, it } from 'vitest';
import { pseudo, pseudoWords } from './pseudo-locale.ts';

it('is longer by a third, bracketed, and without one plain letter', () => {
  const dressed = pseudo('Keyboard help');
  expect(dressed).toMatch(/^⟦.*⟧$/);
  expect(dressed).not.toMatch(/[a-z]/i);
  expect([...dressed]).toHaveLength(13 + 4 + 2);
});

it('leaves figures and signs alone', () => {
  expect(pseudo('1.81×')).toBe('1.81×');
  expect(pseudo('')).toBe('');
});

it('keeps the shape of a dictionary: lists, functions, what is inside of what', () => {
  const words = pseudoWords({ a: 'x', list: ['y'], says: (n: number) => `${n} z`, inner: { b: (deep: string) => [deep] } });
  expect(words.a).toBe('⟦ẋ~⟧');
  expect(words.list).toEqual(['⟦ý~⟧']);
  expect(words.says(3)).toBe('⟦3 ž~⟧');
  expect(words.inner.b('q')).toEqual(['⟦ǫ~⟧']);
});
