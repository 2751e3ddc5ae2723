/** Whole *.safetensors files in memory, read and written; safetensors-header.ts has the format and checks what a header says. */
import type { Tensor, Weights } from '#engine/model/weights.ts';
import { narrowF16 } from './half.ts';
import { decodeStored } from './read-tensor.ts';
import { bytesPerElement, headerEnd, readHeader, unusable, type Entry } from './safetensors-header.ts';
import { valueCount } from './tensor-file.ts';

/** `name` is the file's, for the sentence. Data is widened to f32; a whole number that an f32 cannot hold is refused. */
export function readSafetensors(file: ArrayBuffer, name: string): Weights {
  const fail = unusable(name);
  const start = headerEnd(new Uint8Array(file, 0, Math.min(8, file.byteLength)), file.byteLength, fail);
  const entries = readHeader(new Uint8Array(file, 8, start - 8), file.byteLength - start, fail);
  return new Map(entries.map(([tensor, { dtype, shape, data_offsets: [from, to] }]) => {
    const tooLarge = (): never => fail(`tensor ${tensor} holds a number that is too large`);
    return [tensor, { shape, data: decodeStored(dtype, new Uint8Array(file, start + from, to - from), valueCount(shape), tooLarge) }];
  }));
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
