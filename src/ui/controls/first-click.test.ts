/** A click, a double and a triple click press once; a key, which has no clicks, each time. */
import { expect, it } from 'vitest';
import { firstClick } from './first-click.ts';

it.each([
  ['one click', [1], 1],
  ['two clicks apart', [1, 1], 2],
  ['a double click', [1, 2], 1],
  ['a triple click', [1, 2, 3], 1],
  ['a key, twice', [0, 0], 2],
])('%s', (_, details, presses) => {
  let pressed = 0;
  for (const detail of details) firstClick(() => { pressed += 1; })({ detail });
  expect(pressed).toBe(presses);
});
