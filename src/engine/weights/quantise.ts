/**
 * Plain numbers coded in 8 or 4 bits, block by block of 32 inputs, scale and offset rounded to f16 before codes are chosen, so that codes make
 * up for what the rounding did:
 *
 *   8 bits   scale = largest |w| / 127, offset = -128 scale            (symmetric, as Q8_0)
 *   4 bits   scale = (largest - smallest) / 15, offset = smallest     (as Q4_1)
 */
import type { CodedMatrix, PackedForm } from '#engine/ops/packed-form.ts';
import { roundToF16 } from './half.ts';

export const QUANTISED: Readonly<Record<4 | 8, PackedForm>> = {
  4: { bits: 4, block: 32, scales: 'half' },
  8: { bits: 8, block: 32, scales: 'half' },
};

const BLOCK = 32;

/** `data` is [outputs][inputs]; the inputs are a multiple of 32, the numbers finite. */
export function quantise(data: Float32Array, outputs: number, inputs: number, bits: 4 | 8): CodedMatrix {
  const blocks = (outputs * inputs) / BLOCK;
  const coded = { codes: new Uint8Array(outputs * inputs), scales: new Float32Array(blocks), offsets: new Float32Array(blocks) };
  const most = 2 ** bits - 1;
  for (let b = 0; b < blocks; b++) {
    const own = data.subarray(b * BLOCK, (b + 1) * BLOCK);
    const { scale, offset } = bits === 8 ? symmetric(own) : between(own);
    coded.scales[b] = scale;
    coded.offsets[b] = offset;
    for (let i = 0; i < BLOCK; i++) {
      coded.codes[b * BLOCK + i] = scale === 0 ? 0 : Math.min(most, Math.max(0, Math.round((own[i]! - offset) / scale)));
    }
  }
  return { outputs, inputs, ...coded };
}

interface Scaling {
  readonly scale: number;
  readonly offset: number;
}

function symmetric(own: Float32Array): Scaling {
  const scale = roundToF16(own.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / 127);
  return { scale, offset: -128 * scale };
}

function between(own: Float32Array): Scaling {
  const [low, high] = [Math.min(...own), Math.max(...own)];
  return { scale: roundToF16((high - low) / 15), offset: roundToF16(low) };
}
