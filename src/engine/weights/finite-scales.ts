/**
 * Whether stored numbers are finite, told without decoding them: a block of whole numbers is as finite as its f16 scales (the largest
 * product, 65504 · 63 · 15, is far below f32's end), a plain float as its exponent. An infinity or NaN anywhere spoils every token.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { blockSizes, type Encoding } from './encodings.ts';
import type { StoredTensor } from './tensor-file.ts';

interface Floats {
  /** Where in a block they begin. */
  readonly at: readonly number[];
  /** The upper 16 bits of an infinity without its sign; NaNs have these bits too. */
  readonly exponent: number;
}

const F16_EXPONENT = 0x7c00;
const F32_EXPONENT = 0x7f80;

const floatsOf: Readonly<Record<Encoding, Floats>> = {
  // Of an f32 the upper half says it all.
  F32: { at: [2], exponent: F32_EXPONENT },
  F16: { at: [0], exponent: F16_EXPONENT },
  BF16: { at: [0], exponent: F32_EXPONENT },
  Q8_0: { at: [0], exponent: F16_EXPONENT },
  Q4_0: { at: [0], exponent: F16_EXPONENT },
  Q4_1: { at: [0, 2], exponent: F16_EXPONENT },
  Q4_K: { at: [0, 2], exponent: F16_EXPONENT },
  Q6_K: { at: [208], exponent: F16_EXPONENT },
};

/** `bytes` holds whole blocks. */
export function allFinite(encoding: Encoding, bytes: Uint8Array): boolean {
  const { at, exponent } = floatsOf[encoding];
  const step = blockSizes[encoding].bytes;
  for (let block = 0; block < bytes.length; block += step) {
    for (const offset of at) {
      if (((bytes[block + offset]! | (bytes[block + offset + 1]! << 8)) & exponent) === exponent) return false;
    }
  }
  return true;
}

/** `bytes` is a part of the tensor's data, in whole blocks. */
export function refuseNonFinite(file: string, { name }: StoredTensor, encoding: Encoding, bytes: Uint8Array): void {
  if (allFinite(encoding, bytes)) return;
  throw new ModelFileError(`${file} cannot be used: tensor ${name} holds a number that is infinite or not a number. Download it again, or choose another file of the model.`);
}
