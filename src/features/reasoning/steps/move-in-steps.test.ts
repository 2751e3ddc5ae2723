/** Keys stop at the ends, follow what is shown, and lead nowhere where there is no parent or child. */
import { expect, it } from 'vitest';
import type { GraphRow } from '#core/reasoning/graph-rows.ts';
import { moveInSteps } from './move-in-steps.ts';

const row = (id: number, parents: readonly number[], children: readonly number[]): GraphRow => ({ id, first: id, last: id, parents, children, marks: [] });
const rows = [row(1, [], [2, 3]), row(2, [1], []), row(3, [1], [])];
const from = (at: number | null, ...keys: readonly string[]) => keys.map((key) => moveInSteps({ rows, order: [1, 3, 2], row: at }, key));

it.each([
  [null, [1, 1, null, null]], [1, [3, 1, null, 2]], [2, [2, 3, 1, null]], [3, [2, 1, 1, null]],
] as const)('from %s', (at, expected) => {
  expect(from(at, 'ArrowDown', 'ArrowUp', 'p', 'c')).toEqual(expected);
});

it('knows the ends, and no other keys', () => {
  expect(from(2, 'Home', 'End', 'x')).toEqual([1, 2, null]);
  expect(moveInSteps({ rows: [], order: [], row: null }, 'ArrowDown')).toBeNull();
});
