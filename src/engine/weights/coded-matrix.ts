/**
 * A stored matrix as whole-number codes with a scale and an offset for each block of inputs (ops/packed-form.ts), the numbers that it
 * stands for being those of decode-blocks.ts to the bit:
 *
 *   Q8_0   code q + 128, scale d, offset -128 d             Q4_K   code q, scale d s, offset -m t
 *   Q4_0   code q, scale d, offset -8 d                     Q6_K   code q, scale d s, offset -32 d s, in blocks of 16
 *   Q4_1   code q, scale d, offset m
 * What is kept as plain floats is coded anew (quantise.ts).
 */
import type { CodedMatrix, PackedForm } from '#engine/ops/packed-form.ts';
import { f16At, q4kScales, q6kCode, signed } from './decode-blocks.ts';
import { blockSizes, type Encoding } from './encodings.ts';

export type BlockEncoding = Exclude<Encoding, 'F32' | 'F16' | 'BF16'>;

/** What an encoding becomes; products of two scales take more than two bytes. */
export const codedAs: Readonly<Record<BlockEncoding, PackedForm>> = {
  Q8_0: { bits: 8, block: 32, scales: 'half' },
  Q4_0: { bits: 4, block: 32, scales: 'half' },
  Q4_1: { bits: 4, block: 32, scales: 'half' },
  Q4_K: { bits: 4, block: 32, scales: 'single' },
  Q6_K: { bits: 8, block: 16, scales: 'single' },
};

/** Where a block's codes, scales and offsets go. */
interface Out {
  readonly codes: Uint8Array;
  readonly scales: Float32Array;
  readonly offsets: Float32Array;
}

/** Codes the block at byte `from`, whose first code is `at` and whose first scale is `group`. */
type CodeBlock = (bytes: Uint8Array, from: number, out: Out, at: number, group: number) => void;

const coders: Readonly<Record<BlockEncoding, CodeBlock>> = {
  Q8_0: (bytes, from, out, at, group) => {
    scaled(out, group, f16At(bytes, from), -128);
    for (let i = 0; i < 32; i++) out.codes[at + i] = bytes[from + 2 + i]! ^ 128;
  },
  Q4_0: (bytes, from, out, at, group) => {
    scaled(out, group, f16At(bytes, from), -8);
    nibbles(bytes, from + 2, out.codes, at);
  },
  Q4_1: (bytes, from, out, at, group) => {
    out.scales[group] = f16At(bytes, from);
    out.offsets[group] = f16At(bytes, from + 2);
    nibbles(bytes, from + 4, out.codes, at);
  },
  Q4_K: (bytes, from, out, at, group) => {
    const d = f16At(bytes, from);
    const m = f16At(bytes, from + 2);
    for (let own = 0; own < 8; own++) {
      const [s, t] = q4kScales(bytes, from + 4, own);
      out.scales[group + own] = d * s;
      out.offsets[group + own] = -(m * t);
      const q = from + 16 + 32 * (own >> 1);
      for (let i = 0; i < 32; i++) out.codes[at + 32 * own + i] = (bytes[q + i]! >> (4 * (own & 1))) & 15;
    }
  },
  Q6_K: (bytes, from, out, at, group) => {
    const d = f16At(bytes, from + 208);
    for (let own = 0; own < 16; own++) scaled(out, group + own, d * signed(bytes[from + 192 + own]!), -32);
    for (let i = 0; i < 256; i++) out.codes[at + i] = q6kCode(bytes, from, i);
  },
};

function scaled({ scales, offsets }: Out, group: number, scale: number, zero: number): void {
  scales[group] = scale;
  offsets[group] = scale * zero;
}

/** 16 bytes: value i and i + 16 share a byte, the low half first. */
function nibbles(bytes: Uint8Array, from: number, codes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    codes[at + i] = bytes[from + i]! & 15;
    codes[at + i + 16] = bytes[from + i]! >> 4;
  }
}

export const isBlockEncoding = (encoding: string): encoding is BlockEncoding => Object.hasOwn(coders, encoding);

/** Rows of a matrix [outputs][inputs] as stored; the inputs are a multiple of the encoding's block. */
export function codeBlocks(encoding: BlockEncoding, bytes: Uint8Array, outputs: number, inputs: number): CodedMatrix {
  const { block } = codedAs[encoding];
  const { values, bytes: size } = blockSizes[encoding];
  const count = outputs * inputs;
  const out = { codes: new Uint8Array(count), scales: new Float32Array(count / block), offsets: new Float32Array(count / block) };
  const code = coders[encoding];
  for (let i = 0; i < count / values; i++) code(bytes, i * size, out, i * values, (i * values) / block);
  return { outputs, inputs, ...out };
}
