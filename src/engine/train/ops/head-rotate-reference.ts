/**
 * Plain loops of norm per head and RoPE: inputs x [rows][heads][headDim] and, with a norm, gain [headDim]. The rotation by an
 * angle is orthogonal: its way back is the rotation by the opposite one.
 */
import type { Differentiable } from './differentiable.ts';
import { rmsNormReference } from './rms-norm-reference.ts';

export interface TurnReference {
  readonly heads: number;
  readonly headDim: number;
  readonly theta: number;
  /** null: no norm. */
  readonly epsilon: number | null;
  readonly positions: readonly number[];
}

export function headRotateReference({ heads, headDim, theta, epsilon, positions }: TurnReference): Differentiable {
  const half = headDim / 2;
  const norm = epsilon === null ? null : rmsNormReference(headDim, epsilon);
  const turned = (x: Float64Array, sign: number): Float64Array => {
    const y = new Float64Array(x.length);
    for (let head = 0; head < x.length / headDim; head++) {
      const position = positions[Math.floor(head / heads)]!;
      for (let i = 0; i < half; i++) {
        const angle = sign * position * theta ** (-i / half);
        const a = x[head * headDim + i]!;
        const b = x[head * headDim + half + i]!;
        y[head * headDim + i] = a * Math.cos(angle) - b * Math.sin(angle);
        y[head * headDim + half + i] = b * Math.cos(angle) + a * Math.sin(angle);
      }
    }
    return y;
  };
  return {
    forward: (inputs) => turned(norm ? norm.forward(inputs) : inputs[0]!, 1),
    backward: (inputs, dy) => (norm ? norm.backward(inputs, turned(dy, -1)) : [turned(dy, -1)]),
  };
}
