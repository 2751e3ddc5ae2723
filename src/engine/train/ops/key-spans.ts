/**
 * Which keys a row of block attention sees, and from that which rows a key is seen by: the words of shaders/train/key-spans.wgsl.
 *
 * Spans, four words a row: (start1, end1, start2, count2) are the keys start1 .. end1 - 1 and, disjoint from them, the keys
 * start2 + j * stride for j < count2.
 *   causal text                            (0, t + 1, 0, 0)
 *   a block of B drafts behind an anchor   (start of the text, key of the anchor, first key of the block, B), stride 1
 *   step s of an unrolled drafter          (0, t + 1, T + t, s), stride T: the text at step 0, then its own column of each later step
 */
export interface Spans {
  /** Four words a row. */
  readonly words: Uint32Array;
  readonly stride: number;
}

export function forEachKey({ words, stride }: Spans, row: number, visit: (key: number) => void): void {
  const [start1, end1, start2, count2] = words.subarray(4 * row, 4 * row + 4) as unknown as [number, number, number, number];
  for (let key = start1; key < end1; key++) visit(key);
  for (let j = 0; j < count2; j++) visit(start2 + j * stride);
}

/**
 * What the kernels' `sight` buffer holds: the spans, then four words a key: (first, end, step, 0) for the rows that see it, which
 * are among first, first + step .. below end. The uniform's `keysAt` is the number of rows.
 */
export function sightWords(spans: Spans, keys: number): Uint32Array {
  const rows = spans.words.length / 4;
  const sight = new Uint32Array(4 * (rows + keys));
  sight.set(spans.words);
  const seenBy = sight.subarray(4 * rows);
  for (let row = 0; row < rows; row++) {
    forEachKey(spans, row, (key) => {
      if (key >= keys) throw new RangeError(`Row ${row} sees key ${key} of ${keys}.`);
      const at = 4 * key;
      if (seenBy[at + 1] === 0) seenBy[at] = row;
      seenBy[at + 1] = row + 1;
      seenBy[at + 2] = greatestDivisor(seenBy[at + 2]!, row - seenBy[at]!);
    });
  }
  return sight;
}

/** 0 while there is nothing to divide: one row alone has no step. */
function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The uniform of all block attention kernels. `first` is a row, or of the keys' gradient a key. */
export function windowWords(first: number, stride: number, keysAt: number): Uint32Array {
  return Uint32Array.of(first, stride, keysAt);
}
