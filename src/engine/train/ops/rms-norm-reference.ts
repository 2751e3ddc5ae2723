/** Plain loops of RMSNorm: inputs x [rows][width], gain [width]; y = x gain / sqrt(mean(x^2) + epsilon). */
import type { Differentiable } from './differentiable.ts';

export function rmsNormReference(width: number, epsilon: number): Differentiable {
  const inverse = (x: Float64Array): number => 1 / Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / width + epsilon);
  const row = (values: Float64Array, index: number): Float64Array => values.subarray(index * width, (index + 1) * width);
  return {
    forward: ([x, gain]) => {
      const y = new Float64Array(x!.length);
      for (let at = 0; at < x!.length; at += width) {
        const r = inverse(row(x!, at / width));
        for (let j = 0; j < width; j++) y[at + j] = x![at + j]! * r * gain![j]!;
      }
      return y;
    },
    backward: ([x, gain], dy) => {
      const dx = new Float64Array(x!.length);
      const dgain = new Float64Array(width);
      for (let at = 0; at < x!.length; at += width) {
        const r = inverse(row(x!, at / width));
        let product = 0;
        for (let j = 0; j < width; j++) {
          product += dy[at + j]! * gain![j]! * x![at + j]!;
          dgain[j]! += dy[at + j]! * x![at + j]! * r;
        }
        for (let j = 0; j < width; j++) dx[at + j] = r * dy[at + j]! * gain![j]! - (x![at + j]! * r ** 3 * product) / width;
      }
      return [dx, dgain];
    },
  };
}
