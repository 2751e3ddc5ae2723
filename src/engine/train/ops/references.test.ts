/** The way back of every plain-loop reference, against its own central differences, at sizes that are no power of two. */
import { expect, it } from 'vitest';
import { normals } from '#engine/model/random-weights.ts';
import { checkGradients, type Differentiable } from './differentiable.ts';
import { embedReference } from './embed-reference.ts';
import { headRotateReference } from './head-rotate-reference.ts';
import { linearReference } from './linear-reference.ts';
import { pairLossReference } from './pair-loss-reference.ts';
import { pickRowsReference } from './pick-rows-reference.ts';
import { rmsNormReference } from './rms-norm-reference.ts';
import { swigluReference } from './swiglu-reference.ts';

const turn = { heads: 3, headDim: 10, theta: 10_000, positions: [0, 5, 17, 3] };
const cases: readonly (readonly [string, Differentiable, readonly number[]])[] = [
  ['linear', linearReference(7, 5), [3 * 7, 5 * 7]],
  ['RMSNorm', rmsNormReference(13, 1e-6), [4 * 13, 13]],
  ['RMSNorm of one row', rmsNormReference(1, 1e-6), [1, 1]],
  ['norm per head and RoPE', headRotateReference({ ...turn, epsilon: 1e-6 }), [4 * 30, 10]],
  ['RoPE alone', headRotateReference({ ...turn, epsilon: null }), [4 * 30]],
  ['SwiGLU', swigluReference, [11, 11]],
  ['one output', linearReference(9, 1), [4 * 9, 9]],
  ['some rows of a value', pickRowsReference([3, 0], 6), [5 * 6]],
  ['loss of pairs', pairLossReference(0.3), [10]],
  ['embedding with a token twice', embedReference([2, 0, 2, 4], 6), [5 * 6]],
];

it.each(cases)('%s', (_, reference, sizes) => {
  const normal = normals(3);
  const inputs = sizes.map((size) => Float64Array.from({ length: size }, normal));
  expect(checkGradients(reference, inputs, normal)).toBeLessThan(1e-6);
});
