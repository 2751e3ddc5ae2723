/** Seeded coded matrices for kernel tests, and the numbers that they stand for. */
import { roundToF16 } from '#engine/weights/half.ts';
import type { CodedMatrix, PackedForm } from './packed-form.ts';
import { randomFloats } from './test-numbers.ts';

/**
 * Codes are as spread as can be, and scales keep the weights near 1. A scale in four bytes is an f16 times a whole number, as the K-quants
 * have it: times a code it is exact in an f32.
 */
export function randomMatrix({ bits, block, scales }: PackedForm, outputs: number, inputs: number, seed: number): CodedMatrix {
  const random = randomFloats(seed);
  const most = 2 ** bits - 1;
  const kept = (value: number, i: number): number => (scales === 'half' ? roundToF16(value) : roundToF16(value / (1 + (i % 31))) * (1 + (i % 31)));
  const codes = Uint8Array.from(random(outputs * inputs), (value) => Math.min(most, Math.max(0, Math.round((value / 4 + 0.5) * most))));
  const stretch = random((outputs * inputs) / block).map((value, i) => kept((1 + Math.abs(value)) / most, i));
  const offsets = stretch.map((scale, i) => kept((-scale * most) / 2, i));
  return { outputs, inputs, codes, scales: stretch, offsets };
}

export function unpacked({ outputs, inputs, codes, scales, offsets }: CodedMatrix, { block }: PackedForm): Float32Array {
  const blocks = inputs / block;
  return Float32Array.from({ length: outputs * inputs }, (_, i) => {
    const at = Math.floor(i / inputs) * blocks + Math.floor((i % inputs) / block);
    return scales[at]! * codes[i]! + offsets[at]!;
  });
}
