/**
 * From coded matrices, [outputs][inputs], to the words that the packed linears read (layout: shaders/packed-linear.wgsl). Outputs lie in
 * groups of four, one group behind the other, so that a large matrix can be packed and uploaded piece by piece.
 */
import { narrowF16 } from '#engine/weights/half.ts';
import type { CodedMatrix, PackedForm } from './packed-form.ts';

export interface PackedWeights {
  /** vec4u: a word for each of 4 outputs. */
  readonly codes: Uint32Array;
  /** By group and block: 4 words of scale (lower) and offset as f16; or 4 scales and 4 offsets. */
  readonly scales: Uint32Array | Float32Array;
}

/** Each half is a list of matrices that stand one below the other; a gated linear has two, its gate and its up, equal in size. */
export function packWeights({ bits, block, scales }: PackedForm, halves: readonly (readonly CodedMatrix[])[]): PackedWeights {
  const inputs = halves[0]![0]!.inputs;
  const outputs = halves[0]!.reduce((sum, matrix) => sum + matrix.outputs, 0);
  const words = (inputs * bits) / 32;
  const blocks = inputs / block;
  const groups = (outputs / 4) * halves.length;
  const packed = {
    codes: new Uint32Array(groups * words * 4),
    scales: scales === 'half' ? new Uint32Array(groups * blocks * 4) : new Float32Array(groups * blocks * 8),
  };
  for (const [half, matrices] of halves.entries()) {
    let row = 0;
    for (const matrix of matrices) {
      for (let n = 0; n < matrix.outputs; n++, row++) {
        const group = (row >> 2) * halves.length + half;
        packCodes(packed.codes, group * words, row & 3, matrix, n, bits);
        for (let b = 0; b < blocks; b++) putScale(packed.scales, group * blocks + b, row & 3, matrix.scales[n * blocks + b]!, matrix.offsets[n * blocks + b]!);
      }
    }
  }
  return packed;
}

function packCodes(into: Uint32Array, first: number, lane: number, { codes, inputs }: CodedMatrix, n: number, bits: 4 | 8): void {
  const perWord = 32 / bits;
  for (let k = 0; k < inputs; k++) {
    const at = (first + Math.floor(k / perWord)) * 4 + lane;
    into[at] = (into[at]! | (codes[n * inputs + k]! << ((k % perWord) * bits))) >>> 0;
  }
}

function putScale(into: Uint32Array | Float32Array, at: number, lane: number, scale: number, offset: number): void {
  if (into instanceof Uint32Array) {
    into[at * 4 + lane] = (narrowF16(scale) | (narrowF16(offset) << 16)) >>> 0;
  } else {
    into[at * 8 + lane] = scale;
    into[at * 8 + 4 + lane] = offset;
  }
}
