/** No word is lost, no line is wider than it may be, a line holds what fits, and a word longer than a line is cut between letters. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrappedLines } from './wrapped-lines.ts';

const widthOf = (text: string): number => [...text].length;
const letters = fc.string({ unit: fc.constantFrom('a', 'é', '🌱', 'z'), minLength: 1, maxLength: 9 });

it('says the same words in lines that fit', () => {
  fc.assert(fc.property(fc.array(letters), fc.integer({ min: 1, max: 14 }), (words, width) => {
    const lines = wrappedLines(words.join(' '), width, widthOf);
    expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  }));
});

it.each([['one two three', 7, ['one two', 'three']], ['ab abcdef c', 4, ['ab', 'abcd', 'ef c']], ['  ', 5, []]] as const)('%j in lines of %i', (text, width, lines) => {
  expect(wrappedLines(text, width, widthOf)).toEqual(lines);
});
