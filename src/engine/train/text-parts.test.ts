/** Cut by tokens, by texts, groups kept whole; none; one too long for any pass. */
import { expect, it } from 'vitest';
import { textParts } from './text-parts.ts';

const alone = (lengths: readonly number[], rows: number, texts: number): number[][] =>
  textParts(lengths.map((length) => ({ length })), (text) => [text], { rows, texts }).map((part) => part.map(({ length }) => length));

it('fills a pass before the next begins, in order', () => {
  expect(alone([3, 4, 3, 1, 9], 10, 8)).toEqual([[3, 4, 3], [1, 9]]);
  expect(alone([1, 1, 1, 1, 1], 10, 2)).toEqual([[1, 1], [1, 1], [1]]);
  expect(alone([], 10, 2)).toEqual([]);
});

it('gives what fits nowhere a pass of its own', () => {
  expect(alone([2, 11, 2], 10, 8)).toEqual([[2], [11], [2]]);
});

it('keeps a group together', () => {
  const pairs = [[2, 2], [3, 3], [1, 1]];
  expect(textParts(pairs, (pair) => pair.map((length) => ({ length })), { rows: 9, texts: 8 })).toEqual([[[2, 2]], [[3, 3], [1, 1]]]);
});
