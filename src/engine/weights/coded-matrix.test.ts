/**
 * Codes stand for the numbers that the gguf package decodes, whatever the encoding; two bytes hold scale and offset where the file's do. Numbers
 * coded anew are off by no more than half a step, a constant block and zeros by nothing but f16's rounding.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpacked } from '#engine/ops/random-matrix.ts';
import { codeBlocks, codedAs, type BlockEncoding } from './coded-matrix.ts';
import { roundToF16 } from './half.ts';
import { quantise, QUANTISED } from './quantise.ts';

const fixtures = JSON.parse(readFileSync('src/engine/weights/fixtures/gguf-blocks.json', 'utf8')) as Record<BlockEncoding, { readonly bytes: string; readonly values: string }>;
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, 'base64'));
const inHalf = (value: number): boolean => Object.is(Math.fround(value), roundToF16(value));

describe.each(Object.keys(codedAs) as BlockEncoding[])('%s', (encoding) => {
  const values = new Float32Array(bytesOf(fixtures[encoding].values).buffer);
  const coded = codeBlocks(encoding, bytesOf(fixtures[encoding].bytes), 1, values.length);

  it('is coded as it decodes', () => {
    // A product that is zero may have either sign.
    expect(unpacked(coded, codedAs[encoding]).map((w) => w + 0)).toEqual(values.map((w) => w + 0));
    expect(coded.codes.every((code) => code < 2 ** codedAs[encoding].bits)).toBe(true);
  });

  it('keeps scales that two bytes hold, of plain blocks', () => {
    if (encoding === 'Q4_K' || encoding === 'Q6_K') return;
    expect([...coded.scales].every(inHalf)).toBe(true);
  });
});

describe.each([4, 8] as const)('quantise, %d bits', (bits) => {
  it('is off by half a step at most', () => {
    fc.assert(fc.property(fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 64, maxLength: 64 }), (numbers) => {
      const data = Float32Array.from(numbers);
      const coded = quantise(data, 2, 32, bits);
      unpacked(coded, QUANTISED[bits]).forEach((w, i) => {
        const scale = coded.scales[i >> 5]!;
        // Rounding scale and offset to f16 can cost the ends of a block a little more.
        expect(Math.abs(w - data[i]!)).toBeLessThanOrEqual(0.5 * scale + 2 ** bits * scale * 2 ** -11 + Math.abs(coded.offsets[i >> 5]!) * 2 ** -11 + 2 ** -24);
      });
    }));
  });

  it('keeps zeros, and a block of one number to the rounding of an f16', () => {
    expect(unpacked(quantise(new Float32Array(32), 1, 32, bits), QUANTISED[bits]).every((w) => w === 0)).toBe(true);
    const [first] = unpacked(quantise(new Float32Array(32).fill(0.3), 1, 32, bits), QUANTISED[bits]);
    expect(Math.abs(first! - 0.3)).toBeLessThan(0.3 * 2 ** -10);
  });
});
