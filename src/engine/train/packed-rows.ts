/** Several texts as rows of one pass, one behind the other: which token and position each row is, and that it sees its own text up to itself. */
import type { DecoderConfig } from '#engine/model/config.ts';
import type { Spans } from './ops/key-spans.ts';

export interface PackedRows {
  /** The row at which each text begins. */
  readonly firsts: readonly number[];
  readonly count: number;
  readonly ids: Uint32Array<ArrayBuffer>;
  readonly positions: Uint32Array<ArrayBuffer>;
  /** Of all rows that there is room for. */
  readonly spans: Spans;
}

/** Throws a sentence for a text that is empty, longer than the model's context, or holds what is no token of it; and where there is no room. */
export function packedRows(texts: readonly ArrayLike<number>[], { context, vocab }: Pick<DecoderConfig, 'context' | 'vocab'>, capacity: number): PackedRows {
  const firsts: number[] = [];
  let count = 0;
  for (const [i, { length }] of texts.entries()) {
    if (length === 0) throw new RangeError(`Text ${i} of the pass is empty.`);
    if (length > context) throw new RangeError(`Text ${i} of the pass has ${length} tokens; the model takes ${context}.`);
    firsts.push(count);
    count += length;
  }
  if (count > capacity) throw new RangeError(`The texts of the pass have ${count} tokens together; there is room for ${capacity}.`);
  const ids = new Uint32Array(capacity);
  const positions = new Uint32Array(capacity);
  const words = new Uint32Array(4 * capacity);
  for (const [i, text] of texts.entries()) {
    const first = firsts[i]!;
    for (let t = 0; t < text.length; t += 1) {
      const id = text[t]!;
      if (!(Number.isInteger(id) && id >= 0 && id < vocab)) throw new RangeError(`Text ${i} of the pass holds ${id}, which is no token of the model's ${vocab}.`);
      ids[first + t] = id;
      positions[first + t] = t;
      words.set([first, first + t + 1], 4 * (first + t));
    }
  }
  return { firsts, count, ids, positions, spans: { words, stride: 1 } };
}
