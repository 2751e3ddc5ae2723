/** The rows of a pass over many sequences, as the CPU writes and reads them: shaders/lib/batch-rows.wgsl, shaders/draw.wgsl. */

/** Tokens left of a row whose logits were none. */
const FAULTY = 0xffffffff;

export const BATCH_ROW_WORDS = 4;

export interface BatchRow {
  /** Of the sequence's region. */
  readonly firstSlot: number;
  readonly position: number;
  /** The sequence's number, by which noise is keyed. */
  readonly sequence: number;
  /** Tokens that may yet be drawn; 0 behind the end. */
  readonly left: number;
}

export const batchWords = (rows: readonly BatchRow[]): Uint32Array<ArrayBuffer> => Uint32Array.from(rows.flatMap(({ firstSlot, position, sequence, left }) => [firstSlot, position, sequence, left]));

/** Throws a sentence when a row's logits were none. */
export function readBatch(words: Uint32Array, rows: number): BatchRow[] {
  return Array.from({ length: rows }, (_, row) => {
    const [firstSlot, position, sequence, left] = words.subarray(row * BATCH_ROW_WORDS) as unknown as readonly [number, number, number, number];
    if (left === FAULTY) throw new Error('The model gave numbers that are none (NaN): it has been taught too fast. Take a smaller step, or go back to a checkpoint.');
    return { firstSlot, position, sequence, left };
  });
}
