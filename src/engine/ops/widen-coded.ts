/** Coded matrices that stand in one linear are packed alike: in the finest of their forms, which holds each of them exactly. */
import type { CodedMatrix, PackedForm } from './packed-form.ts';

export function commonForm(forms: readonly PackedForm[]): PackedForm {
  return {
    bits: forms.some(({ bits }) => bits === 8) ? 8 : 4,
    block: forms.some(({ block }) => block === 16) ? 16 : 32,
    scales: forms.some(({ scales }) => scales === 'single') ? 'single' : 'half',
  };
}

/** The same matrix with a scale and an offset for every so many inputs; codes stay as they are. */
export function inBlocksOf(block: 16 | 32, matrix: CodedMatrix): CodedMatrix {
  const own = matrix.codes.length / matrix.scales.length;
  if (own === block) return matrix;
  const copies = own / block;
  const spread = (from: Float32Array): Float32Array => Float32Array.from({ length: from.length * copies }, (_, i) => from[Math.floor(i / copies)]!);
  return { ...matrix, scales: spread(matrix.scales), offsets: spread(matrix.offsets) };
}
