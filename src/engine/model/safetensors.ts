/**
 * Reads and writes *.safetensors: 8 bytes of header length (little-endian), a JSON header of name -> dtype, shape and
 * data_offsets, then the data. A file comes from outside, so everything the header says is checked against the bytes that
 * are there; a fault becomes one sentence. https://github.com/huggingface/safetensors
 */
import * as v from 'valibot';
import { narrowF16, widenBf16, widenF16 } from './half.ts';
import type { Tensor, Weights } from './weights.ts';

const bytesPerElement = { F32: 4, F16: 2, BF16: 2, I64: 8, BOOL: 1 } as const;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.object({
  dtype: v.picklist(['F32', 'F16', 'BF16', 'I64', 'BOOL']),
  shape: v.array(whole),
  data_offsets: v.tuple([whole, whole]),
});
type Entry = v.InferOutput<typeof entrySchema>;

/** The format's own limit on a header; a larger one is a file of something else. */
const longestHeader = 100_000_000;

/** Whole numbers up to here are exact in an f32. */
const mostWhole = 2n ** 24n;

/** `name` is the file's, for the sentence. Data is widened to f32; a whole number that an f32 cannot hold is refused. */
export function readSafetensors(file: ArrayBuffer, name: string): Weights {
  const fail = (what: string): never => {
    throw new Error(`${name} is not a usable safetensors file: ${what}. Download it again.`);
  };
  if (file.byteLength < 8) fail(`it ends after ${file.byteLength} bytes`);
  const length = new DataView(file).getBigUint64(0, true);
  if (length > longestHeader) fail('its header length makes no sense');
  const start = 8 + Number(length);
  if (start > file.byteLength) fail('it ends within its header');

  const entries = readHeader(new Uint8Array(file, 8, Number(length)), fail);
  const dataBytes = file.byteLength - start;
  let end = 0;
  for (const [tensor, { dtype, shape, data_offsets }] of byOffset(entries)) {
    const [from, to] = data_offsets;
    const size = shape.reduce((a, b) => a * b, 1) * bytesPerElement[dtype];
    if (to - from !== size) fail(`tensor ${tensor} has ${to - from} bytes where its shape calls for ${size}`);
    if (from < end) fail(`tensor ${tensor} overlaps the one before it`);
    if (from > end) fail(`there is a gap before tensor ${tensor}`);
    if (to > dataBytes) fail(`it ends within tensor ${tensor}`);
    end = to;
  }
  if (end !== dataBytes) fail(`${dataBytes - end} bytes follow its last tensor`);
  return new Map(entries.map(([tensor, entry]) => [tensor, { shape: entry.shape, data: widen(file, start, entry, () => fail(`tensor ${tensor} holds a number that is too large`)) }]));
}

function readHeader(bytes: Uint8Array, fail: (what: string) => never): [string, Entry][] {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('its header is not JSON');
  }
  const parsed = v.safeParse(v.record(v.string(), v.unknown()), header);
  if (!parsed.success) return fail('its header is not an object');
  return Object.entries(parsed.output)
    .filter(([tensor]) => tensor !== '__metadata__')
    .map(([tensor, described]) => {
      const entry = v.safeParse(entrySchema, described);
      return entry.success ? [tensor, entry.output] : fail(`tensor ${tensor} is not described as F32, F16, BF16, I64 or BOOL with a shape and offsets`);
    });
}

function byOffset(entries: readonly [string, Entry][]): [string, Entry][] {
  return entries.toSorted(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1]);
}

function widen(file: ArrayBuffer, start: number, { dtype, data_offsets: [from, to] }: Entry, tooLarge: () => never): Float32Array {
  // A copy is aligned wherever the header happened to end.
  const bytes = file.slice(start + from, start + to);
  if (dtype === 'F32') return new Float32Array(bytes);
  if (dtype === 'BOOL') return Float32Array.from(new Uint8Array(bytes), Number);
  if (dtype === 'I64') return Float32Array.from(new BigInt64Array(bytes), (whole) => (whole >= -mostWhole && whole <= mostWhole ? Number(whole) : tooLarge()));
  return Float32Array.from(new Uint16Array(bytes), dtype === 'F16' ? widenF16 : widenBf16);
}

type Written = Exclude<keyof typeof bytesPerElement, 'BF16'>;

/** Writes tensors in the order of the map: as f32, rounded to f16, or those that hold whole numbers as such. */
export function writeSafetensors(tensors: ReadonlyMap<string, Tensor>, dtype: Written | ((name: string) => Written)): ArrayBuffer {
  const dtypeOf = typeof dtype === 'string' ? () => dtype : dtype;
  const header: Record<string, Entry> = {};
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    const from = end;
    end += data.length * bytesPerElement[dtypeOf(name)];
    header[name] = { dtype: dtypeOf(name), shape: [...shape], data_offsets: [from, end] };
  }
  // Padded with spaces to a multiple of 8, so that readers may map the data in place.
  const json = JSON.stringify(header);
  const text = new TextEncoder().encode(json + ' '.repeat((8 - (new TextEncoder().encode(json).length % 8)) % 8));
  const file = new ArrayBuffer(8 + text.length + end);
  new DataView(file).setBigUint64(0, BigInt(text.length), true);
  new Uint8Array(file, 8).set(text);
  let at = 8 + text.length;
  for (const [name, { data }] of tensors) {
    const { buffer, byteOffset, byteLength } = narrowed(data, dtypeOf(name));
    new Uint8Array(file, at).set(new Uint8Array(buffer, byteOffset, byteLength));
    at += byteLength;
  }
  return file;
}

function narrowed(data: Float32Array, dtype: Written): ArrayBufferView {
  switch (dtype) {
    case 'F32': return data;
    case 'F16': return Uint16Array.from(data, narrowF16);
    case 'I64': return BigInt64Array.from(data, BigInt);
    case 'BOOL': return Uint8Array.from(data);
  }
}
