/**
 * Every training kernel, forth and back, against its plain-loop reference in f64: at sizes on, below and off the workgroup's
 * multiple; with rows that are not there filled with NaN; twice in one submit, where gradients of weights add up.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { normals } from '#engine/model/random-weights.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { relativeError } from '#engine/train/relative-error.ts';
import type { Tape, Value, Weight } from '../tape.ts';
import type { Differentiable } from './differentiable.ts';
import { embed } from './embed.ts';
import { embedReference } from './embed-reference.ts';
import { headRotate } from './head-rotate.ts';
import { headRotateReference } from './head-rotate-reference.ts';
import { linear } from './linear.ts';
import { linearReference } from './linear-reference.ts';
import { pickRows, writePicks } from './pick-rows.ts';
import { pickRowsReference } from './pick-rows-reference.ts';
import { rmsNorm } from './rms-norm.ts';
import { rmsNormReference } from './rms-norm-reference.ts';
import { runOp } from './run-op.ts';
import { scalarHead } from './scalar-head.ts';
import { swiglu } from './swiglu.ts';
import { swigluReference } from './swiglu-reference.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Case {
  readonly name: string;
  readonly rows: number;
  /** Widths of inputs with rows. */
  readonly widths: readonly number[];
  readonly weights: readonly (readonly number[])[];
  readonly reference: Differentiable;
  readonly build: (tape: Tape, values: readonly Value[], weights: readonly Weight[]) => Promise<Value>;
}

const epsilon = 1e-6;
const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b);

const linearCase = (rows: number, inputs: number, outputs: number): Case => ({
  name: `linear, ${rows} rows, ${inputs} -> ${outputs}`,
  rows,
  widths: [inputs],
  weights: [[outputs, inputs]],
  reference: linearReference(inputs, outputs),
  build: (tape, [x], [w]) => linear(tape, x!, w!),
});

const normCase = (rows: number, width: number): Case => ({
  name: `RMSNorm, ${rows} rows of ${width}`,
  rows,
  widths: [width],
  weights: [[width]],
  reference: rmsNormReference(width, epsilon),
  build: (tape, [x], [gain]) => rmsNorm(tape, x!, gain!, epsilon),
});

const rotateCase = (rows: number, heads: number, headDim: number, norm: boolean): Case => {
  const positions = Array.from({ length: rows }, (_, row) => (row * 7) % 40);
  return {
    name: `${norm ? 'norm and ' : ''}RoPE, ${rows} rows of ${heads} heads of ${headDim}`,
    rows,
    widths: [heads * headDim],
    weights: norm ? [[headDim]] : [],
    reference: headRotateReference({ heads, headDim, theta: 10_000, positions, epsilon: norm ? epsilon : null }),
    build: (tape, [x], [gain]) => {
      const angles = gpu.uploaded('angles', ropeAngles(40, ropeFrequencies(headDim, 10_000, { kind: 'none' })));
      return headRotate(tape, x!, gain ?? null, { headDim, epsilon, context: 40, angles, positions: { buffer: gpu.uploaded('positions', Uint32Array.from(positions)) } });
    },
  };
};

const gateCase = (rows: number, width: number): Case => ({
  name: `SwiGLU, ${rows} rows of ${width}`,
  rows,
  widths: [width, width],
  weights: [],
  reference: swigluReference,
  build: (tape, [gate, up]) => swiglu(tape, gate!, up!),
});

const embedCase = (rows: number, vocabulary: number, width: number): Case => {
  const ids = Array.from({ length: rows }, (_, row) => (row * row) % vocabulary);
  return {
    name: `embedding, ${rows} rows of ${vocabulary} x ${width}`,
    rows,
    widths: [],
    weights: [[vocabulary, width]],
    reference: embedReference(ids, width),
    build: async (tape, _, [table]) => {
      const counted = tape.rows('embedded rows', rows);
      return embed(tape, counted, { buffer: gpu.uploaded('ids', Uint32Array.from(ids)) }, table!);
    },
  };
};

const scalarCase = (rows: number, width: number): Case => ({
  name: `one output, ${rows} rows of ${width}`,
  rows,
  widths: [width],
  weights: [[1, width]],
  reference: linearReference(width, 1),
  build: (tape, [x], [w]) => scalarHead(tape, x!, w!),
});

const pickCase = (rows: number, picked: readonly number[], width: number): Case => ({
  name: `rows ${picked.join()} of ${rows} of ${width}`,
  rows,
  widths: [width],
  weights: [],
  reference: pickRowsReference(picked, width),
  build: (tape, [x]) => {
    const picks = { rows: tape.rows('picks', rows), of: tape.buffer('picked', rows), by: tape.buffer('picked by', rows) };
    writePicks(tape, picks, picked, rows);
    return pickRows(tape, x!, picks);
  },
});

const cases = [
  linearCase(1, 4, 4), linearCase(5, 12, 36), linearCase(32, 32, 32), linearCase(33, 68, 100), linearCase(64, 128, 64),
  normCase(1, 4), normCase(5, 36), normCase(17, 128), normCase(3, 260),
  rotateCase(1, 1, 8, true), rotateCase(5, 3, 24, true), rotateCase(33, 4, 32, true), rotateCase(7, 2, 32, false),
  gateCase(1, 4), gateCase(9, 36), gateCase(64, 96),
  embedCase(1, 3, 4), embedCase(40, 17, 36),
  scalarCase(1, 4), scalarCase(35, 132),
  pickCase(1, [0], 4), pickCase(37, [36, 5, 0], 36),
];

describe('agrees with plain loops forth and back', () => {
  it.each(cases)('$name', async ({ rows, widths, weights, reference, build }) => {
    const normal = normals(5);
    const filled = (length: number): Float64Array => Float64Array.from({ length }, () => Math.fround(normal()));
    const values = widths.map((width) => ({ width, data: filled(rows * width) }));
    const tensors = weights.map((shape) => ({ shape, data: filled(product(shape)) }));
    const inputs = [...values, ...tensors].map(({ data }) => data);
    const expected = reference.forward(inputs);
    const dy = filled(expected.length);
    const gradients = reference.backward(inputs, dy);
    const times = 2;
    const result = await runOp({ gpu, rows, capacity: rows + 3, values, weights: tensors, build, dy, times });
    expect(relativeError(result.y, expected)).toBeLessThan(2e-6);
    for (const [i, gradient] of result.valueGradients.entries()) expect(relativeError(gradient, gradients[i]!)).toBeLessThan(5e-6);
    for (const [i, gradient] of result.weightGradients.entries()) {
      expect(relativeError(gradient, gradients[values.length + i]!.map((value) => value * times))).toBeLessThan(5e-6);
    }
  });
});

it('a row of a linear layer has the same bits among any number of rows', async () => {
  const normal = normals(8);
  const x = Float64Array.from({ length: 16 * 36 }, normal);
  const w = { shape: [20, 36], data: Float64Array.from({ length: 20 * 36 }, normal) };
  const dy = Float64Array.from({ length: 16 * 20 }, normal);
  const run = (rows: number) =>
    runOp({ gpu, rows, capacity: 16, values: [{ width: 36, data: x.slice(0, rows * 36) }], weights: [w], build: (tape, [input], [weight]) => linear(tape, input!, weight!), dy: dy.slice(0, rows * 20) });
  const all = await run(16);
  for (let rows = 1; rows < 16; rows++) {
    const some = await run(rows);
    expect(some.y).toEqual(all.y.slice(0, rows * 20));
    expect(some.valueGradients[0]).toEqual(all.valueGradients[0]!.slice(0, rows * 36));
  }
});

describe('gradients that meet', () => {
  // y = x A^T + norm(x) B^T: the residual way and a second reader of x
  it('of a residual stream and of two readers of one value', async () => {
    const normal = normals(9);
    const width = 12;
    const rows = 6;
    const x = Float64Array.from({ length: rows * width }, normal);
    const a = Float64Array.from({ length: width * width }, normal);
    const b = Float64Array.from({ length: width * width }, normal);
    const gain = Float64Array.from({ length: width }, normal);
    const dy = Float64Array.from({ length: rows * width }, normal);
    const square = linearReference(width, width);
    const norm = rmsNormReference(width, epsilon);
    // h = x A^T; y = h + norm(h) B^T
    const h = square.forward([x, a]);
    const normed = norm.forward([h, gain]);
    const [dnormed] = square.backward([normed, b], dy);
    const [dh] = norm.backward([h, gain], dnormed!);
    const [dx, da] = square.backward([x, a], dh!.map((value, i) => value + dy[i]!));
    const result = await runOp({
      gpu, rows, capacity: rows, dy,
      values: [{ width, data: x }],
      weights: [{ shape: [width, width], data: a }, { shape: [width, width], data: b }, { shape: [width], data: gain }],
      build: async (tape, [input], [first, second, scale]) => {
        const stream = await linear(tape, input!, first!);
        // as on a real tape, where an operation behind the sum has written its gradient before
        const y = await linear(tape, await rmsNorm(tape, stream, scale!, epsilon), second!, { onto: stream });
        tape.add([], () => { tape.claim(y.gradient!); return Promise.resolve([]); });
        return y;
      },
    });
    expect(relativeError(result.valueGradients[0]!, dx!)).toBeLessThan(5e-6);
    expect(relativeError(result.weightGradients[0]!, da!)).toBeLessThan(5e-6);
  });
});
