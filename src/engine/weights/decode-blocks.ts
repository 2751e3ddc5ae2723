/**
 * Numbers as they are stored, decoded to f32 (d, m: scales in f16; q, s: small whole numbers; all little-endian):
 *
 *   Q8_0   d, 32 bytes q (signed)                     d q
 *   Q4_0   d, 16 bytes q                              d (q - 8)              value i and i + 16 share a byte, the low half first
 *   Q4_1   d, m, 16 bytes q                           d q + m                likewise
 *   Q4_K   d, m, 12 bytes of s and t, 128 bytes q     (d s) q - (m t)        8 groups of 32, each with s and t of 6 bits
 *   Q6_K   128 + 64 bytes q, 16 bytes s (signed), d   (d s) (q - 32)         16 groups of 16; the low 4 bits of q and its high 2 lie apart
 *
 * Every product fits the 24 bits of an f32, so that no order of multiplying changes a bit, nor does a fused multiply-add: the one
 * rounding is that of the sum. Block layouts are GGML's: https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h
 */
import { blockSizes, type Encoding } from './encodings.ts';
import { widenBf16, widenF16 } from './half.ts';

/** Fills `out` from `at` on with the block that begins at byte `from`. */
type DecodeBlock = (bytes: Uint8Array, from: number, out: Float32Array, at: number) => void;

const decoders: Readonly<Record<Exclude<Encoding, 'F32'>, DecodeBlock>> = {
  F16: (bytes, from, out, at) => { out[at] = f16At(bytes, from); },
  BF16: (bytes, from, out, at) => { out[at] = widenBf16(u16(bytes, from)); },
  Q8_0: (bytes, from, out, at) => {
    const d = f16At(bytes, from);
    for (let i = 0; i < 32; i++) out[at + i] = d * signed(bytes[from + 2 + i]!);
  },
  Q4_0: (bytes, from, out, at) => {
    const d = f16At(bytes, from);
    for (let i = 0; i < 16; i++) {
      const byte = bytes[from + 2 + i]!;
      out[at + i] = d * ((byte & 15) - 8);
      out[at + i + 16] = d * ((byte >> 4) - 8);
    }
  },
  Q4_1: (bytes, from, out, at) => {
    const d = f16At(bytes, from);
    const m = f16At(bytes, from + 2);
    for (let i = 0; i < 16; i++) {
      const byte = bytes[from + 4 + i]!;
      out[at + i] = d * (byte & 15) + m;
      out[at + i + 16] = d * (byte >> 4) + m;
    }
  },
  Q4_K: (bytes, from, out, at) => {
    const d = f16At(bytes, from);
    const m = f16At(bytes, from + 2);
    for (let group = 0; group < 8; group++) {
      const [s, t] = q4kScales(bytes, from + 4, group);
      const shift = 4 * (group % 2);
      const q = from + 16 + 32 * (group >> 1);
      for (let i = 0; i < 32; i++) out[at + 32 * group + i] = d * s * ((bytes[q + i]! >> shift) & 15) - m * t;
    }
  },
  Q6_K: (bytes, from, out, at) => {
    const d = f16At(bytes, from + 208);
    for (let i = 0; i < 256; i++) out[at + i] = d * signed(bytes[from + 192 + (i >> 4)]!) * (q6kCode(bytes, from, i) - 32);
  },
};

/** `count` values, a multiple of the block's; `bytes` may begin anywhere in its buffer. */
export function decodeBlocks(encoding: Encoding, bytes: Uint8Array, count: number): Float32Array<ArrayBuffer> {
  const block = blockSizes[encoding];
  const blocks = count / block.values;
  if (!Number.isInteger(blocks) || bytes.length !== blocks * block.bytes) throw new RangeError(`${bytes.length} bytes are not ${count} values in ${encoding}`);
  if (encoding === 'F32') return new Float32Array(bytes.slice().buffer);
  const out = new Float32Array(count);
  const decode = decoders[encoding];
  for (let i = 0; i < blocks; i++) decode(bytes, i * block.bytes, out, i * block.values);
  return out;
}

/** The group's scale and that of its minimum: the first four groups in 6 bits of a byte each, the others in 4 bits and the first ones' upper 2. */
export function q4kScales(bytes: Uint8Array, from: number, group: number): readonly [number, number] {
  const s = bytes[from + (group & 3)]!;
  const t = bytes[from + 4 + (group & 3)]!;
  if (group < 4) return [s & 63, t & 63];
  const both = bytes[from + 4 + group]!;
  return [(both & 15) | ((s >> 6) << 4), (both >> 4) | ((t >> 6) << 4)];
}

/**
 * Value i of a block of Q6_K, 0 .. 63. Of each 128 values, the first and third 32 share the low halves of 32 bytes each, the second and
 * fourth of the other 32; high bits go by quarters.
 */
export function q6kCode(bytes: Uint8Array, from: number, i: number): number {
  const half = i >> 7;
  const quarter = (i >> 5) & 3;
  const low = bytes[from + 64 * half + 32 * (quarter & 1) + (i & 31)]! >> (4 * (quarter >> 1));
  const high = bytes[from + 128 + 32 * half + (i & 31)]! >> (2 * quarter);
  return (low & 15) | ((high & 3) << 4);
}

const u16 = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);
export const f16At = (bytes: Uint8Array, at: number): number => widenF16(u16(bytes, at));
export const signed = (byte: number): number => (byte << 24) >> 24;
