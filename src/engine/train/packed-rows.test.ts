/** Rows of two texts and of none, and every text that is refused. */
import { expect, it } from 'vitest';
import { packedRows } from './packed-rows.ts';

const model = { context: 4, vocab: 10 };

it('lays texts one behind the other, each row seeing its own text up to itself', () => {
  const { firsts, count, ids, positions, spans } = packedRows([[7, 8], [9, 1, 2]], model, 6);
  expect({ firsts, count }).toEqual({ firsts: [0, 2], count: 5 });
  expect([...ids]).toEqual([7, 8, 9, 1, 2, 0]);
  expect([...positions]).toEqual([0, 1, 0, 1, 2, 0]);
  expect([...spans.words]).toEqual([0, 1, 0, 0, 0, 2, 0, 0, 2, 3, 0, 0, 2, 4, 0, 0, 2, 5, 0, 0, 0, 0, 0, 0]);
});

it('of no text there is no row', () => {
  expect(packedRows([], model, 2).count).toBe(0);
});

it.each([
  [[[1], []], 'Text 1 of the pass is empty.'],
  [[[1, 2, 3, 4, 5]], 'Text 0 of the pass has 5 tokens; the model takes 4.'],
  [[[1, 2, 3, 4], [1, 2, 3]], 'The texts of the pass have 7 tokens together; there is room for 6.'],
  [[[1, 10]], "Text 0 of the pass holds 10, which is no token of the model's 10."],
  [[[-1]], "Text 0 of the pass holds -1, which is no token of the model's 10."],
  [[[1.5]], "Text 0 of the pass holds 1.5, which is no token of the model's 10."],
])('refuses %j', (texts, sentence) => {
  expect(() => packedRows(texts, model, 6)).toThrow(sentence);
});
