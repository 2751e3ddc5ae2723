/**
 * What the rows of an EAGLE-3 network are in a pass: which token each reads, where it stands, which keys it sees. Columns of a text of T
 * tokens are t = 0 .. T - 2: what the target thought at token t, beside token t + 1.
 *
 *   unrolled   a row a column and step of the training-time test, a step's rows `stride` behind those of the step before; it sees the text's
 *              columns of step 0 up to its own, and its own column at the steps since
 *   blocks     a row a column, which only leaves its key, then the slots of each block. All slots of a block behind position a read the
 *              thought of column a - 1, beside the anchor or a mask; they see the columns before that one, and their block
 */
import type { EagleBlock } from '#engine/model/eagle-config.ts';
import type { RowOf } from './drafter-student.ts';
import type { Spans } from './ops/key-spans.ts';
import type { TaughtBlock, TaughtText } from './student.ts';

export interface NetworkRows {
  readonly ids: Uint32Array;
  readonly positions: Uint32Array;
  readonly spans: Spans;
  /** Rows of a step. */
  readonly count: number;
  readonly rowOf: RowOf;
}

type Ids = Pick<TaughtText, 'ids'>;

/** The row of each text's column 0. */
export function firstColumns(texts: readonly Ids[]): { readonly firsts: readonly number[]; readonly end: number } {
  let end = 0;
  const firsts = texts.map(({ ids }) => {
    const first = end;
    end += ids.length - 1;
    return first;
  });
  return { firsts, end };
}

export function unrolledRows(texts: readonly Ids[], blocks: readonly TaughtBlock[], unroll: number, stride: number): NetworkRows {
  const { firsts, end } = firstColumns(texts);
  const rows = new RowWriter(unroll * stride, stride);
  for (const [i, { ids }] of texts.entries()) {
    const first = firsts[i]!;
    for (let step = 0; step < unroll; step += 1) {
      for (let t = 0; t < ids.length - 1; t += 1) {
        rows.set(step * stride + first + t, ids[t + 1 + step] ?? 0, t + step, [first, first + t + 1, stride + first + t, step]);
      }
    }
  }
  const column = ({ text, anchor }: TaughtBlock): number => firsts[text]! + anchor - 1;
  return { ...rows, count: end, rowOf: (block, slot) => (slot - 1) * stride + column(blocks[block]!) };
}

export function blockRows(texts: readonly Ids[], blocks: readonly TaughtBlock[], { rows: size, maskToken }: EagleBlock, capacity: number): NetworkRows {
  const { firsts, end } = firstColumns(texts);
  const rows = new RowWriter(capacity, 1);
  for (const [i, { ids }] of texts.entries()) {
    for (let t = 0; t < ids.length - 1; t += 1) rows.set(firsts[i]! + t, ids[t + 1]!, t, [firsts[i]! + t, firsts[i]! + t + 1, 0, 0]);
  }
  for (const [i, { text, anchor }] of blocks.entries()) {
    const [first, block] = [firsts[text]!, end + i * size];
    for (let slot = 0; slot < size; slot += 1) {
      rows.set(block + slot, slot === 0 ? texts[text]!.ids[anchor]! : maskToken, anchor - 1 + slot, [first, first + anchor - 1, block, size]);
    }
  }
  return { ...rows, count: end + blocks.length * size, rowOf: (block, slot) => end + block * size + slot };
}

class RowWriter {
  readonly ids: Uint32Array;
  readonly positions: Uint32Array;
  readonly spans: Spans;

  constructor(rows: number, stride: number) {
    this.ids = new Uint32Array(rows);
    this.positions = new Uint32Array(rows);
    this.spans = { words: new Uint32Array(4 * rows), stride };
  }

  set(row: number, id: number, position: number, span: readonly [number, number, number, number]): void {
    this.ids[row] = id;
    this.positions[row] = position;
    this.spans.words.set(span, 4 * row);
  }
}
