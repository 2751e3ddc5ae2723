/** GGUF's metadata: keys with values of thirteen types, arrays of them included. */
import type { GgufCursor } from './gguf-cursor.ts';

/** Whole numbers of 64 bits are numbers where they are exact as such. */
export type GgufValue = number | bigint | boolean | string | readonly GgufValue[] | ArrayLike<number> | ArrayLike<bigint>;
export type Metadata = ReadonlyMap<string, GgufValue>;

interface NumberType {
  readonly bytes: number;
  readonly of: (buffer: ArrayBuffer) => ArrayLike<number> | ArrayLike<bigint>;
}

const numberTypes: ReadonlyMap<number, NumberType> = new Map<number, NumberType>([
  [0, { bytes: 1, of: (buffer) => new Uint8Array(buffer) }],
  [1, { bytes: 1, of: (buffer) => new Int8Array(buffer) }],
  [2, { bytes: 2, of: (buffer) => new Uint16Array(buffer) }],
  [3, { bytes: 2, of: (buffer) => new Int16Array(buffer) }],
  [4, { bytes: 4, of: (buffer) => new Uint32Array(buffer) }],
  [5, { bytes: 4, of: (buffer) => new Int32Array(buffer) }],
  [6, { bytes: 4, of: (buffer) => new Float32Array(buffer) }],
  [10, { bytes: 8, of: (buffer) => new BigUint64Array(buffer) }],
  [11, { bytes: 8, of: (buffer) => new BigInt64Array(buffer) }],
  [12, { bytes: 8, of: (buffer) => new Float64Array(buffer) }],
]);
const BOOL = 7;
const STRING = 8;
const ARRAY = 9;

/** Bytes that a value takes at least: a string its length, an array its type and length. */
const leastBytes: ReadonlyMap<number, number> = new Map([...[...numberTypes].map(([type, { bytes }]) => [type, bytes] as const), [BOOL, 1], [STRING, 8], [ARRAY, 12]]);

/** The format has no bound; no known key nests at all. */
const DEEPEST = 3;
const LONGEST_KEY = 65_535;

/** A key, a type and the smallest value. */
const LEAST_ENTRY = 8 + 4 + 1;

export function countEntries(cursor: GgufCursor): number {
  return cursor.count(LEAST_ENTRY, 'metadata entries');
}

export function readMetadata(cursor: GgufCursor, count: number): Metadata {
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < count; i++) {
    const key = cursor.name(LONGEST_KEY, 'a metadata key');
    if (metadata.has(key)) cursor.fail(`it has ${key} twice`);
    metadata.set(key, readValue(cursor, cursor.u32(), key, 0));
  }
  return metadata;
}

function readValue(cursor: GgufCursor, type: number, key: string, depth: number): GgufValue {
  if (type === STRING) return cursor.text();
  if (type === ARRAY) return readArray(cursor, key, depth + 1);
  return exact(readFlat(cursor, type, 1, key)[0]!);
}

function readArray(cursor: GgufCursor, key: string, depth: number): GgufValue {
  if (depth > DEEPEST) cursor.fail(`${key} nests arrays more than ${DEEPEST} deep`);
  const type = cursor.u32();
  const count = cursor.count(leastBytes.get(type) ?? unknownType(cursor, key, type), `values of ${key}`);
  if (type !== STRING && type !== ARRAY) return readFlat(cursor, type, count, key);
  const values: GgufValue[] = [];
  for (let i = 0; i < count; i++) values.push(readValue(cursor, type, key, depth));
  return values;
}

function readFlat(cursor: GgufCursor, type: number, count: number, key: string): ArrayLike<number> | ArrayLike<bigint> | readonly boolean[] {
  if (type === BOOL) return Array.from(new Uint8Array(cursor.copy(count)), (byte) => byte !== 0);
  const numbers = numberTypes.get(type) ?? unknownType(cursor, key, type);
  return numbers.of(cursor.copy(count * numbers.bytes));
}

function unknownType(cursor: GgufCursor, key: string, type: number): never {
  return cursor.fail(`${key} is of an unknown type, ${type}`);
}

function exact(value: number | bigint | boolean): number | bigint | boolean {
  return typeof value === 'bigint' && value === BigInt(Number(value)) && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
