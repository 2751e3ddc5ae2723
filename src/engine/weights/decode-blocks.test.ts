/**
 * Edges: every encoding against the `gguf` package, bit for bit, extreme scales among them (pytorch/make_gguf_fixtures.py); bytes that begin
 * at an odd address; counts that are no multiple of a block; infinite and NaN scales of either sign wherever they lie.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { decodeBlocks } from './decode-blocks.ts';
import { blockSizes, type Encoding } from './encodings.ts';
import { allFinite, refuseNonFinite } from './finite-scales.ts';

const fixtures = JSON.parse(readFileSync('src/engine/weights/fixtures/gguf-blocks.json', 'utf8')) as Record<Encoding, { readonly bytes: string; readonly values: string }>;
const encodings = Object.keys(blockSizes) as Encoding[];
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, 'base64'));
const stored = (encoding: Encoding) => bytesOf(fixtures[encoding].bytes);
const bits = (numbers: Float32Array): Uint32Array => new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);

describe.each(encodings)('%s', (encoding) => {
  const values = bytesOf(fixtures[encoding].values);
  const count = values.length / 4;

  it('is decoded as the gguf package does, bit for bit', () => {
    expect(bits(decodeBlocks(encoding, stored(encoding), count))).toEqual(new Uint32Array(values.buffer));
  });

  it('is decoded wherever it begins', () => {
    const shifted = new Uint8Array(stored(encoding).length + 1);
    shifted.set(stored(encoding), 1);
    expect(bits(decodeBlocks(encoding, shifted.subarray(1), count))).toEqual(new Uint32Array(values.buffer));
  });

  it('takes no other number of bytes than its blocks have', () => {
    expect(() => decodeBlocks(encoding, stored(encoding).subarray(1), count)).toThrow(RangeError);
    expect(() => decodeBlocks(encoding, stored(encoding), count + 0.5)).toThrow(RangeError);
  });

  it('is finite unless one of its floats is not, as the decoded numbers say', () => {
    expect(allFinite(encoding, stored(encoding))).toBe(true);
    expect(allFinite(encoding, new Uint8Array(0))).toBe(true);
    const { bytes: size, values: perBlock } = blockSizes[encoding];
    const float = encoding === 'F32' || encoding === 'BF16' ? [0x7f, 0x80] : [0x7c, 0x00];
    // Non-finite numbers in place of any two bytes of the last block: what is told without decoding is what decoding shows.
    for (let at = 0; at < size - 1; at++) {
      for (const [sign, fraction] of [[0, 0], [0x80, 0], [0, 1], [0x80, 2]] as const) {
        const bad = stored(encoding);
        bad[bad.length - size + at + 1] = float[0]! | sign;
        bad[bad.length - size + at] = float[1]! | fraction;
        const decoded = decodeBlocks(encoding, bad.subarray(-size), perBlock);
        expect(allFinite(encoding, bad), `byte ${at}`).toBe(decoded.every(Number.isFinite));
      }
    }
  });
});

it('names the tensor that is not finite', () => {
  const bad = stored('Q6_K');
  bad[209] = 0x7c;
  bad[208] = 0;
  const tensor = { name: 'blk.3.ffn_down.weight', shape: [1, 256], encoding: 'Q6_K', from: 0, to: 210 } as const;
  expect(() => { refuseNonFinite('model.gguf', tensor, 'Q6_K', bad); }).toThrow(
    new ModelFileError('model.gguf cannot be used: tensor blk.3.ffn_down.weight holds a number that is infinite or not a number. Download it again, or choose another file of the model.'),
  );
  expect(() => { refuseNonFinite('model.gguf', tensor, 'Q6_K', stored('Q6_K')); }).not.toThrow();
});
