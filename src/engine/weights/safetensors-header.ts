/**
 * The header of a *.safetensors file: 8 bytes of its length (little-endian), then JSON of name -> dtype, shape and data_offsets. It
 * comes from outside, so everything that it says is checked against the bytes that are there; a fault becomes one sentence.
 * https://github.com/huggingface/safetensors
 */
import * as v from 'valibot';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { ByteSource } from './byte-source.ts';
import { valueCount, type StoredTensor, type TensorFile } from './tensor-file.ts';

export const bytesPerElement = { F32: 4, F16: 2, BF16: 2, I64: 8, BOOL: 1 } as const;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.object({
  dtype: v.picklist(['F32', 'F16', 'BF16', 'I64', 'BOOL']),
  shape: v.array(whole),
  data_offsets: v.tuple([whole, whole]),
});
export type Entry = v.InferOutput<typeof entrySchema>;

/** The format's own limit on a header; a larger one is a file of something else. */
const longestHeader = 100_000_000;

const LENGTH_BYTES = 8;

/** Names are put into sentences. */
const LONGEST_NAME = 1024;

type Fail = (what: string) => never;

export const unusable = (name: string): Fail => (what) => {
  throw new ModelFileError(`${name} is not a usable safetensors file: ${what}. Download it again.`);
};

/** The tensors of a file of which no more than the header is read. */
export async function openSafetensors(source: ByteSource): Promise<TensorFile> {
  const fail = unusable(source.name);
  const start = headerEnd(await source.read(0, Math.min(LENGTH_BYTES, source.size)), source.size, fail);
  const tensors = readHeader(await source.read(LENGTH_BYTES, start), source.size - start, fail)
    .map(([name, { dtype, shape, data_offsets: [from, to] }]): StoredTensor => ({ name, shape, encoding: dtype, from: start + from, to: start + to }));
  return { source, tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])) };
}

/** Where the header ends and the data begins. `first` holds the file's first 8 bytes, or all that it has. */
export function headerEnd(first: Uint8Array, fileSize: number, fail: Fail): number {
  if (first.length < LENGTH_BYTES) fail(`it ends after ${first.length} bytes`);
  const length = new DataView(first.buffer, first.byteOffset).getBigUint64(0, true);
  if (length > longestHeader) fail('its header length makes no sense');
  const end = LENGTH_BYTES + Number(length);
  if (end > fileSize) fail('it ends within its header');
  return end;
}

/** The entries in the header's order. They cover `dataBytes` without gap or overlap. */
export function readHeader(bytes: Uint8Array, dataBytes: number, fail: Fail): readonly [string, Entry][] {
  const entries = parseEntries(bytes, fail);
  let end = 0;
  for (const [tensor, { dtype, shape, data_offsets }] of byOffset(entries)) {
    const [from, to] = data_offsets;
    const size = valueCount(shape) * bytesPerElement[dtype];
    if (to - from !== size) fail(`tensor ${tensor} has ${to - from} bytes where its shape calls for ${size}`);
    if (from < end) fail(`tensor ${tensor} overlaps the one before it`);
    if (from > end) fail(`there is a gap before tensor ${tensor}`);
    if (to > dataBytes) fail(`it ends within tensor ${tensor}`);
    end = to;
  }
  if (end !== dataBytes) fail(`${dataBytes - end} bytes follow its last tensor`);
  return entries;
}

function parseEntries(bytes: Uint8Array, fail: Fail): readonly [string, Entry][] {
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
      if (tensor.length > LONGEST_NAME) fail(`a tensor's name of ${tensor.length} letters makes no sense`);
      const entry = v.safeParse(entrySchema, described);
      return entry.success ? [tensor, entry.output] : fail(`tensor ${tensor} is not described as F32, F16, BF16, I64 or BOOL with a shape and offsets`);
    });
}

function byOffset(entries: readonly [string, Entry][]): [string, Entry][] {
  return entries.toSorted(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1]);
}
