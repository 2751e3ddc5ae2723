import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import type { Tensor } from '#engine/model/weights.ts';

const tensors = new Map<string, Tensor>([
  ['a', { shape: [2, 3], data: Float32Array.of(1, -2, 0.5, 0.25, 65504, -0) }],
  ['b.weight', { shape: [1], data: Float32Array.of(3) }],
]);

/** A file with this header (as JSON, or raw text) and as many bytes of data. */
function file(header: unknown, dataBytes: number): ArrayBuffer {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes.buffer;
}

const a = (over: object) => ({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...over } });

it.each(['F32', 'F16'] as const)('reads back what it writes: %s', (dtype) => {
  expect(readSafetensors(writeSafetensors(tensors, dtype), 'model')).toEqual(tensors);
});

it('writes whole numbers as such where it is told to, wherever they come to lie', () => {
  const mixed = new Map<string, Tensor>([['flags', { shape: [3], data: Float32Array.of(1, 0, 1) }], ['d2t', { shape: [2], data: Float32Array.of(-7, 2 ** 24) }], ['w', { shape: [1], data: Float32Array.of(0.1) }]]);
  const bytes = writeSafetensors(mixed, (name) => (name === 'flags' ? 'BOOL' : name === 'd2t' ? 'I64' : 'F32'));
  expect(new TextDecoder().decode(bytes)).toContain('"dtype":"I64"');
  expect(readSafetensors(bytes, 'model')).toEqual(mixed);
});

it('widens BF16 and ignores metadata', () => {
  const bytes = file({ __metadata__: { format: 'pt' }, a: { dtype: 'BF16', shape: [1], data_offsets: [0, 2] } }, 2);
  new DataView(bytes).setUint16(bytes.byteLength - 2, 0x3fc0, true);
  expect(readSafetensors(bytes, 'model').get('a')?.data).toEqual(Float32Array.of(1.5));
});

it('reads whole numbers and flags as numbers, wherever they lie, and refuses what no f32 holds', () => {
  const header = { flags: { dtype: 'BOOL', shape: [3], data_offsets: [0, 3] }, offsets: { dtype: 'I64', shape: [2], data_offsets: [3, 19] } };
  const bytes = file(header, 19);
  const data = new DataView(bytes, bytes.byteLength - 19);
  data.setUint8(1, 1);
  data.setBigInt64(3, -5n, true);
  data.setBigInt64(11, 16777216n, true);
  const read = readSafetensors(bytes, 'model');
  expect(read.get('flags')?.data).toEqual(Float32Array.of(0, 1, 0));
  expect(read.get('offsets')?.data).toEqual(Float32Array.of(-5, 16777216));
  data.setBigInt64(11, 16777217n, true);
  expect(() => readSafetensors(bytes, 'model')).toThrow('tensor offsets holds a number that is too large');
});

it('reads a tensor without elements, and one of no dimensions', () => {
  const read = readSafetensors(file({ a: { dtype: 'F32', shape: [0, 4], data_offsets: [0, 0] }, b: { dtype: 'F32', shape: [], data_offsets: [0, 4] } }, 4), 'model');
  expect(read.get('a')?.data.length).toBe(0);
  expect(read.get('b')?.data.length).toBe(1);
});

describe('says what is wrong with', () => {
  it.each([
    ['a file of 5 bytes', new ArrayBuffer(5), 'it ends after 5 bytes'],
    ['a web page', new TextEncoder().encode('<!doctype html><html>').buffer, 'its header length makes no sense'],
    ['a file cut within its header', file(a({}), 8).slice(0, 30), 'it ends within its header'],
    ['a file cut within its data', file(a({}), 7), 'it ends within tensor a'],
    ['a file with a tail', file(a({}), 9), '1 bytes follow its last tensor'],
    ['a header that is no JSON', file('{"a": ', 8), 'its header is not JSON'],
    ['a header that is a number', file(7, 8), 'its header is not an object'],
    ['an unknown dtype', file(a({ dtype: 'F64' }), 8), 'tensor a is not described as F32, F16, BF16, I64 or BOOL'],
    ['a negative offset', file(a({ data_offsets: [-8, 0] }), 8), 'tensor a is not described'],
    ['a size that belies the shape', file(a({ shape: [3] }), 8), 'tensor a has 8 bytes where its shape calls for 12'],
    ['overlapping tensors', file({ ...a({}), b: { dtype: 'F32', shape: [2], data_offsets: [4, 12] } }, 12), 'tensor b overlaps'],
    ['a hole', file({ ...a({}), b: { dtype: 'F32', shape: [1], data_offsets: [12, 16] } }, 16), 'there is a gap before tensor b'],
  ])('%s', (_, bytes, sentence) => {
    expect(() => readSafetensors(bytes, 'model.safetensors')).toThrow(`model.safetensors is not a usable safetensors file: ${sentence}`);
  });
});

it('never does anything but read or complain, whatever byte is flipped in the header', () => {
  const good = new Uint8Array(writeSafetensors(tensors, 'F32'));
  const headerEnd = good.length - 7 * 4;
  for (let at = 0; at < headerEnd; at++) {
    const bad = good.slice();
    bad[at]! ^= 0x15;
    try {
      readSafetensors(bad.buffer, 'model');
    } catch (error) {
      expect(String(error)).toContain('is not a usable safetensors file');
    }
  }
});
