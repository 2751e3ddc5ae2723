/** Plain twin of shaders/lib/cache-half.wgsl: what a cache in 16 bits keeps of a number, and its words, each two neighbours, the first in the lower half. */
import { narrowF16, widenF16 } from '#engine/weights/half.ts';

const LARGEST = 65504;

const halfOf = (value: number): number => narrowF16(Math.max(-LARGEST, Math.min(LARGEST, value)));

export const keptInHalf = (value: number): number => widenF16(halfOf(value));

export const halfWords = (values: ArrayLike<number>): Uint32Array =>
  Uint32Array.from({ length: values.length / 2 }, (_, i) => (halfOf(values[2 * i]!) | (halfOf(values[2 * i + 1]!) << 16)) >>> 0);

export const ofHalfWords = (words: Uint32Array): Float32Array =>
  Float32Array.from({ length: words.length * 2 }, (_, i) => widenF16((words[i >> 1]! >>> (16 * (i & 1))) & 0xffff));
