/** One tensor of a file as f32, in the order in which it is stored. Weights are finite or refused. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { decodeBlocks } from './decode-blocks.ts';
import { refuseNonFinite } from './finite-scales.ts';
import { valueCount, type StoredEncoding, type StoredTensor, type TensorFile } from './tensor-file.ts';

/** Whole numbers up to here are exact in an f32. */
const mostWhole = 2n ** 24n;

export async function readTensor({ source }: TensorFile, tensor: StoredTensor): Promise<Float32Array<ArrayBuffer>> {
  const bytes = await source.read(tensor.from, tensor.to);
  const { encoding } = tensor;
  if (encoding !== 'I64' && encoding !== 'BOOL') refuseNonFinite(source.name, tensor, encoding, bytes);
  return decodeStored(encoding, bytes, valueCount(tensor.shape), () => {
    throw new ModelFileError(`${source.name} cannot be used: tensor ${tensor.name} holds a number that is too large. Download it again.`);
  });
}

/** `tooLarge` is for a whole number that no f32 holds. */
export function decodeStored(encoding: StoredEncoding, bytes: Uint8Array<ArrayBuffer>, count: number, tooLarge: () => never): Float32Array<ArrayBuffer> {
  if (encoding === 'BOOL') return Float32Array.from(bytes, Number);
  if (encoding === 'I64') return Float32Array.from(new BigInt64Array(bytes.slice().buffer), (whole) => (whole >= -mostWhole && whole <= mostWhole ? Number(whole) : tooLarge()));
  return decodeBlocks(encoding, bytes, count);
}
