/** Every row once, chains flat, branches indented before what goes on, and no depth of calls however long the chain. */
import { expect, it } from 'vitest';
import { outlineOrder } from './outline-order.ts';

const of = (...parents: readonly (readonly number[])[]) => outlineOrder(parents.map((list) => ({ parents: list }))).map(({ row, level }) => [row, level]);

it('is empty for nothing', () => {
  expect(of()).toEqual([]);
});

it('indents a branch, and goes on behind it', () => {
  expect(of([], [1], [2], [1], [4])).toEqual([[1, 0], [2, 1], [3, 1], [4, 0], [5, 0]]);
});

it('puts a merge under its newest parent, and each root at the left', () => {
  expect(of([], [], [1, 2], [])).toEqual([[1, 0], [2, 0], [3, 0], [4, 0]]);
});

it('follows a long chain', () => {
  const chain = outlineOrder(Array.from({ length: 50_000 }, (_, i) => ({ parents: i === 0 ? [] : [i] })));
  expect(chain).toHaveLength(50_000);
  expect(chain.every(({ level }) => level === 0)).toBe(true);
});
