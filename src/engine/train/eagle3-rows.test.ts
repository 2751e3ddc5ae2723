/** Two texts, the second one's blocks among them: rows do not mix texts, a block sees nothing from its anchor's own thought on, and rows say which slot they foretell. */
import { describe, expect, it } from 'vitest';
import { blockRows, firstColumns, unrolledRows, type NetworkRows } from './eagle3-rows.ts';
import { forEachKey } from './ops/key-spans.ts';

const texts = [{ ids: [10, 11, 12, 13] }, { ids: [20, 21, 22, 23, 24] }];
const blocks = [{ text: 0, anchor: 1 }, { text: 1, anchor: 3 }];

function keysOf({ spans }: NetworkRows, row: number): number[] {
  const keys: number[] = [];
  forEachKey(spans, row, (key) => keys.push(key));
  return keys;
}

it('columns are tokens but one, text behind text', () => {
  expect(firstColumns(texts)).toEqual({ firsts: [0, 3], end: 7 });
});

describe('unrolled', () => {
  const rows = unrolledRows(texts, blocks, 2, 64);
  it('a column reads the next token, a step later the one behind it, a position further on', () => {
    expect(rows.count).toBe(7);
    expect([...rows.ids.subarray(0, 7)]).toEqual([11, 12, 13, 21, 22, 23, 24]);
    expect([...rows.ids.subarray(64, 71)]).toEqual([12, 13, 0, 22, 23, 24, 0]);
    expect([...rows.positions.subarray(64, 71)]).toEqual([1, 2, 3, 1, 2, 3, 4]);
  });
  it('a column sees its own text, and itself at the steps since', () => {
    expect(keysOf(rows, 5)).toEqual([3, 4, 5]);
    expect(keysOf(rows, 64 + 5)).toEqual([3, 4, 5, 64 + 5]);
  });
  it('slot k is step k - 1 of the column that reads the anchor', () => {
    expect(rows.rowOf(0, 1)).toBe(0);
    expect(rows.rowOf(1, 2)).toBe(64 + 5);
  });
});

describe('blocks', () => {
  const rows = blockRows(texts, blocks, { rows: 3, maskToken: 9 }, 64);
  it('stand behind the columns: an anchor and masks, from the position of the token before', () => {
    expect(rows.count).toBe(7 + 6);
    expect([...rows.ids.subarray(7, 13)]).toEqual([11, 9, 9, 23, 9, 9]);
    expect([...rows.positions.subarray(7, 13)]).toEqual([0, 1, 2, 2, 3, 4]);
  });
  it('see the columns before their anchor’s and all of themselves; a column sees itself alone', () => {
    expect(keysOf(rows, 7)).toEqual([7, 8, 9]);
    expect(keysOf(rows, 11)).toEqual([3, 4, 10, 11, 12]);
    expect(keysOf(rows, 4)).toEqual([4]);
  });
  it('slot k is their row k', () => {
    expect([rows.rowOf(0, 1), rows.rowOf(1, 2)]).toEqual([8, 12]);
  });
});
