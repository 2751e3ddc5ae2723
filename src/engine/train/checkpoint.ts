/**
 * A training as a file, to go on from to the bit: what it is and where it stands (JSON), then values and both moments of AdamW.
 *
 *   u32  magic, bytes of JSON, numbers in each of the three arrays, checksum of all that follows
 *   JSON, padded with spaces to a multiple of 4;  f32 values, m, v
 *
 * A file that was cut off, or tampered with, does not open: two are kept in turn (checkpoint-slots.ts).
 */
import type { ParameterState } from './parameters.ts';

export interface Checkpoint {
  /** Whatever describes the run: who reads it checks it. */
  readonly about: unknown;
  readonly state: ParameterState;
}

const MAGIC = 0x534c5031; // "SLP1"
const HEADER_WORDS = 4;

export function encodeCheckpoint({ about, state: { values, m, v } }: Checkpoint): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(about));
  const jsonBytes = Math.ceil(json.length / 4) * 4;
  const file = new ArrayBuffer(HEADER_WORDS * 4 + jsonBytes + 3 * values.byteLength);
  const text = new Uint8Array(file, HEADER_WORDS * 4, jsonBytes).fill(0x20);
  text.set(json);
  for (const [i, data] of [values, m, v].entries()) new Float32Array(file, HEADER_WORDS * 4 + jsonBytes + i * values.byteLength, values.length).set(data);
  new Uint32Array(file, 0, HEADER_WORDS).set([MAGIC, jsonBytes, values.length, wordSum(file, HEADER_WORDS)]);
  return file;
}

/** null: not a whole checkpoint. */
export function decodeCheckpoint(file: ArrayBuffer): Checkpoint | null {
  if (file.byteLength < HEADER_WORDS * 4 || file.byteLength % 4 !== 0) return null;
  const [magic, jsonBytes, count, sum] = new Uint32Array(file, 0, HEADER_WORDS) as unknown as [number, number, number, number];
  if (magic !== MAGIC || jsonBytes % 4 !== 0 || file.byteLength !== HEADER_WORDS * 4 + jsonBytes + 3 * count * 4) return null;
  if (wordSum(file, HEADER_WORDS) !== sum) return null;
  const numbers = (i: number): Float32Array => new Float32Array(file, HEADER_WORDS * 4 + jsonBytes + i * count * 4, count).slice();
  try {
    const about: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(file, HEADER_WORDS * 4, jsonBytes)));
    return { about, state: { values: numbers(0), m: numbers(1), v: numbers(2) } };
  } catch {
    return null;
  }
}

/** FNV-1a over whole words: tells a cut or changed file from an intact one. */
function wordSum(file: ArrayBuffer, firstWord: number): number {
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(file, firstWord * 4)) hash = Math.imul(hash ^ word, 0x01000193);
  return hash >>> 0;
}
