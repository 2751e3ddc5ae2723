/**
 * Whether a file holds weights, by how it begins: a zip archive (such as this page saves them in) starts with its signature, safetensors
 * with the length of a JSON header, in 8 bytes, and the header. null: neither, as far as can be told.
 */
export type WeightsFile = 'zip' | 'safetensors';

/** Bytes that are looked at. */
export const LOOKED_AT = 9;
const LENGTH_BYTES = 8;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const BRACE = 0x7b;

export function weightsFile(start: Uint8Array, size: number): WeightsFile | null {
  if (ZIP.every((byte, i) => start[i] === byte)) return 'zip';
  if (start.length < LOOKED_AT || start[LENGTH_BYTES] !== BRACE) return null;
  const header = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  return header >= 2n && header <= BigInt(size - LENGTH_BYTES) ? 'safetensors' : null;
}
