/** Near both ends of a text, and far from them: no word is cut. */
import { expect, it } from 'vitest';
import { excerptOf } from './evidence-excerpt.ts';

it('shows a short text whole', () => {
  expect(excerptOf('In room 4, then.', { start: 3, end: 9 })).toEqual({ before: 'In ', words: 'room 4', behind: ', then.' });
});

it('cuts a long one between words', () => {
  const far = 'others '.repeat(20);
  const { before, words, behind } = excerptOf(`${far}room 4 ${far}`, { start: far.length, end: far.length + 6 });
  expect([before, words, behind]).toEqual([`… ${'others '.repeat(8)}`, 'room 4', ` ${'others '.repeat(8).trim()} …`]);
});
