/** Keys among slots: the first key, edges on every side, rows of other widths, and keys that mean nothing here. */
import { expect, it } from 'vitest';
import { moveInReplay } from './move-in-replay.ts';

const widths = [3, 2];

it('begins at the first slot', () => expect(moveInReplay(widths, null, 'ArrowDown')).toEqual({ row: 0, slot: 0 }));
it('stays inside, also where the next row is shorter', () => {
  expect(moveInReplay(widths, { row: 0, slot: 2 }, 'ArrowRight')).toEqual({ row: 0, slot: 2 });
  expect(moveInReplay(widths, { row: 0, slot: 2 }, 'ArrowDown')).toEqual({ row: 1, slot: 1 });
  expect(moveInReplay(widths, { row: 0, slot: 0 }, 'ArrowUp')).toEqual({ row: 0, slot: 0 });
  expect(moveInReplay(widths, { row: 1, slot: 0 }, 'End')).toEqual({ row: 1, slot: 1 });
});
it('leaves other keys alone', () => {
  expect(moveInReplay(widths, null, 'Tab')).toBeNull();
  expect(moveInReplay([], null, 'ArrowDown')).toBeNull();
});
