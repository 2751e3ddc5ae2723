/**
 * The header of a GGUF file, version 2 or 3: "GGUF", version, count of tensors and of metadata entries; the metadata; for each tensor
 * its name, sizes (innermost first), encoding and offset; then, from the next multiple of general.alignment on, the data. It is
 * read piece by piece until it ends, and all that it says is checked. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
import { concatenated } from '#engine/load/concatenated.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { ByteSource } from './byte-source.ts';
import { blockSizes, bytesOf, encodingNames, ggmlTypeNames, isEncoding, type Encoding } from './encodings.ts';
import { GgufCursor, LONGEST_HEADER, MoreBytes } from './gguf-cursor.ts';
import { countEntries, readMetadata, type Metadata } from './gguf-values.ts';
import { valueCount, type StoredTensor, type TensorFile } from './tensor-file.ts';

export interface GgufFile extends TensorFile {
  readonly metadata: Metadata;
}

const MAGIC = 0x46554747;
const FIRST_READ = 2 ** 20;
const LONGEST_NAME = 1024;
const MOST_DIMENSIONS = 4;
const MOST_ALIGNMENT = 2 ** 16;

/** Name's length, count of sizes, one size, type and offset. */
const LEAST_TENSOR = 8 + 4 + 8 + 4 + 8;

export async function openGguf(source: ByteSource): Promise<GgufFile> {
  let bytes = await source.read(0, Math.min(FIRST_READ, source.size));
  for (;;) {
    const parsed = parse(new GgufCursor(bytes, source.name, source.size), source);
    if (!(parsed instanceof MoreBytes)) return parsed;
    const length = Math.min(Math.max(parsed.needed, 2 * bytes.length), source.size, LONGEST_HEADER);
    bytes = concatenated([bytes, await source.read(bytes.length, length)]);
  }
}

function parse(cursor: GgufCursor, source: ByteSource): GgufFile | MoreBytes {
  try {
    checkVersion(cursor);
    const tensorCount = cursor.count(LEAST_TENSOR, 'tensors');
    const metadata = readMetadata(cursor, countEntries(cursor));
    refuseSplit(metadata, source.name);
    const alignment = alignmentOf(metadata, cursor);
    const found: StoredTensor[] = [];
    for (let i = 0; i < tensorCount; i++) found.push(readTensor(cursor, source.name, alignment));
    const start = Math.ceil(cursor.at / alignment) * alignment;
    return { source, metadata, tensors: placed(found, start, source.size, cursor) };
  } catch (error) {
    if (error instanceof MoreBytes) return error;
    throw error;
  }
}

function checkVersion(cursor: GgufCursor): void {
  if (cursor.u32() !== MAGIC) cursor.fail('it does not begin with "GGUF"');
  const version = cursor.u32();
  if (version === 2 || version === 3) return;
  // 2 and 3 as a big-endian machine writes them.
  if (version === 0x02000000 || version === 0x03000000) cursor.fail('it was made for big-endian machines');
  cursor.fail(`it is of version ${version}, where 2 and 3 are read`);
}

function refuseSplit(metadata: Metadata, name: string): void {
  const parts = metadata.get('split.count');
  if (typeof parts === 'number' && parts > 1) {
    throw new ModelFileError(`${name} is one of ${parts} parts of a model, which cannot be read by themselves. Join them with "llama-gguf-split --merge" and choose the file that it writes.`);
  }
}

function alignmentOf(metadata: Metadata, cursor: GgufCursor): number {
  const alignment = metadata.get('general.alignment') ?? 32;
  if (typeof alignment === 'number' && alignment >= 1 && alignment <= MOST_ALIGNMENT && Number.isInteger(Math.log2(alignment))) return alignment;
  return cursor.fail('its general.alignment is not a power of two up to 65536');
}

/** The tensor with its place counted from where the data begins. */
function readTensor(cursor: GgufCursor, file: string, alignment: number): StoredTensor {
  const name = cursor.name(LONGEST_NAME, "a tensor's name");
  const dimensions = cursor.u32();
  if (dimensions < 1 || dimensions > MOST_DIMENSIONS) cursor.fail(`tensor ${name} has ${dimensions} dimensions`);
  const sizes = Array.from({ length: dimensions }, () => cursor.u64());
  const values = sizes.reduce((product, size) => product * size, 1n);
  if (values < 1n || values > BigInt(Number.MAX_SAFE_INTEGER)) cursor.fail(`tensor ${name} is of size ${sizes.join('x')}`);
  const shape = sizes.map(Number).reverse();
  const encoding = encodingOf(cursor.u32(), name, file);
  const row = shape.at(-1)!;
  if (row % blockSizes[encoding].values !== 0) cursor.fail(`tensor ${name} has rows of ${row} numbers, which do not fill the blocks of ${encoding}`);
  const from = cursor.u64();
  if (from % BigInt(alignment) !== 0n) cursor.fail(`tensor ${name} does not begin at a multiple of ${alignment}`);
  if (from > BigInt(Number.MAX_SAFE_INTEGER)) cursor.fail(`it ends within tensor ${name}`);
  return { name, shape, encoding, from: Number(from), to: Number(from) + bytesOf(encoding, valueCount(shape)) };
}

function encodingOf(type: number, tensor: string, file: string): Encoding {
  const name = ggmlTypeNames.get(type) ?? `type ${type}, which is unknown`;
  if (isEncoding(name)) return name;
  throw new ModelFileError(`${file} cannot be used: tensor ${tensor} is stored as ${name}. Choose a file in ${encodingNames}.`);
}

function placed(found: readonly StoredTensor[], start: number, fileSize: number, cursor: GgufCursor): ReadonlyMap<string, StoredTensor> {
  let end = 0;
  for (const { name, from, to } of found.toSorted((a, b) => a.from - b.from)) {
    if (from < end) cursor.fail(`tensor ${name} overlaps the one before it`);
    if (start + to > fileSize) cursor.fail(`it ends within tensor ${name}`);
    end = to;
  }
  const tensors = new Map<string, StoredTensor>();
  for (const tensor of found) {
    if (tensors.has(tensor.name)) cursor.fail(`it has tensor ${tensor.name} twice`);
    tensors.set(tensor.name, { ...tensor, from: start + tensor.from, to: start + tensor.to });
  }
  return tensors;
}
