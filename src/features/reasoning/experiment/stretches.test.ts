/** Fewer items than pieces, a whole multiple, one more than that, and none. */
import { expect, it } from 'vitest';
import { stretches } from './stretches.ts';

it('cuts into pieces, and loses nothing', () => {
  expect(stretches([1, 2], 3)).toEqual([[1], [2]]);
  expect(stretches([1, 2, 3, 4], 2)).toEqual([[1, 2], [3, 4]]);
  expect(stretches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2, 3], [4, 5]]);
  expect(stretches([], 3)).toEqual([]);
});
