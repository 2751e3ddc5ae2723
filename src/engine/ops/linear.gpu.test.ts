/**
 * The linears against plain loops, on shapes below, on and off what an invocation and a workgroup cover (8 or 16, 32
 * or 64 columns) and on both sides of a row tile; and the twins test: a row's bits are the same for every number of rows,
 * at every index, whatever its neighbours hold.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { arrangeWeights } from './arrange-weights.ts';
import { featureLinear, linear, linearAdd } from './linear.ts';
import { linearAddOneRow, normLinearOneRow, normSwigluOneRow } from './linear-one-row.ts';
import { linearReference, rmsNormReference, swigluReference } from './linear-reference.ts';
import type { LinearShape } from './linear-shape.ts';
import { normLinear } from './norm-linear.ts';
import { normSwiglu } from './norm-swiglu.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

const epsilon = 1e-6;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Linear {
  /** Runs the kernel on x [rows][k] and returns [rows][n]. */
  run(x: Float32Array, rows: number): Promise<Float32Array>;
  reference(x: Float32Array): Float64Array;
}

type Open = (shape: LinearShape) => Promise<Linear>;

const withNorm = (compile: typeof normLinear): Open => async (shape) => {
  const { k, n } = shape;
  const random = randomFloats(1);
  const data = random(n * k);
  const gain = random(k);
  const w = arrangeWeights([{ data, outputs: n }], k, gain);
  const kernel = await compile(gpu, shape);
  return {
    run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, w }, outputs: { out: new Float32Array(rows * n) } })).out,
    reference: (x) => linearReference(rmsNormReference(x, gain, epsilon), data, k, n),
  };
};

const withSwiglu = (compile: typeof normSwiglu): Open => async (shape) => {
  const { k, n } = shape;
  const random = randomFloats(2);
  const gate = random(n * k);
  const up = random(n * k);
  const gain = random(k);
  const w = arrangeWeights([{ data: gate, outputs: n }, { data: up, outputs: n }], k, gain);
  const kernel = await compile(gpu, shape);
  return {
    run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, w }, outputs: { out: new Float32Array(rows * n) } })).out,
    reference: (x) => {
      const normed = rmsNormReference(x, gain, epsilon);
      return swigluReference(linearReference(normed, gate, k, n), linearReference(normed, up, k, n));
    },
  };
};

const withResidual = (compile: typeof linearAdd): Open => async (shape) => {
  const { k, n } = shape;
  const random = randomFloats(3);
  const data = random(n * k);
  const w = arrangeWeights([{ data, outputs: n }], k);
  // The same residual in every row, so that rows may be compared with each other.
  const residual = random(n);
  const kernel = await compile(gpu, shape);
  const before = (rows: number) => Float32Array.from({ length: rows * n }, (_, i) => residual[i % n]!);
  return {
    run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, w }, outputs: { hidden: before(rows) } })).hidden,
    reference: (x) => linearReference(x, data, k, n).map((sum, i) => sum + residual[i % n]!),
  };
};

const alone: Open = async (shape) => {
  const { k, n } = shape;
  const data = randomFloats(7)(n * k);
  const w = arrangeWeights([{ data, outputs: n }], k);
  const kernel = await linear(gpu, shape);
  return {
    run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, w }, outputs: { out: new Float32Array(rows * n) } })).out,
    reference: (x) => linearReference(x, data, k, n),
  };
};

/** Slots before the rows, which are not theirs. */
const BEFORE = 3;

const overFeatures: Open = async ({ n, k, ...shape }) => {
  const data = randomFloats(6)(n * k);
  const w = arrangeWeights([{ data, outputs: n }], k);
  const context = 24;
  const kernel = await featureLinear(gpu, { ...shape, k, n, context });
  return {
    run: async (x, rows) => {
      const features = new Float32Array(context * k).fill(NaN);
      features.set(x, BEFORE * k);
      return (await runRowKernel(gpu, kernel, { rows, n: BEFORE + 1, offset: -1, inputs: { features, w }, outputs: { out: new Float32Array(rows * n) } })).out;
    },
    reference: (x) => linearReference(x, data, k, n),
  };
};

const ops: Readonly<Record<string, Open>> = {
  'norm-linear': withNorm(normLinear),
  'norm-swiglu': withSwiglu(normSwiglu),
  'linear-add': withResidual(linearAdd),
  'feature-linear': overFeatures,
  linear: alone,
};

/** The benchmark's: they need not give the same bits, but a wrong sum would be no yardstick. */
const yardsticks: Readonly<Record<string, Open>> = {
  'norm-linear, one row': withNorm(normLinearOneRow),
  'norm-swiglu, one row': withSwiglu(normSwigluOneRow),
  'linear-add, one row': withResidual(linearAddOneRow),
};

const shapes = [
  { k: 4, n: 4 },
  { k: 8, n: 60 },
  { k: 12, n: 64 },
  { k: 64, n: 68 },
  { k: 160, n: 64 },
  { k: 128, n: 256 },
  { k: 384, n: 132 },
];

const settings = Object.keys(ops).flatMap((name) => [2, 4].map((accumulators) => ({ name, accumulators })));

describe.each(settings)('$name, $accumulators accumulators', ({ name, accumulators }) => {
  it.each(shapes)('agrees with plain loops: k $k, n $n', async ({ k, n }) => {
    const op = await ops[name]!({ k, n, context: 8, epsilon, accumulators });
    const random = randomFloats(4);
    for (const rows of [1, 3, 4, 5, 16]) {
      const x = random(rows * k);
      expect(worstError(await op.run(x, rows), op.reference(x)), `${rows} rows`).toBeLessThan(2e-6);
    }
  });

  it('twins: a row is the same bits for M = 1..16, at every index, beside any neighbours', async () => {
    const k = 132;
    const n = 76;
    const op = await ops[name]!({ k, n, context: 8, epsilon, accumulators });
    const row = randomFloats(5)(k);
    const alone = await op.run(row, 1);
    const neighbours = [(x: number) => x, (x: number) => x * 1e15, () => NaN];
    for (let rows = 2; rows <= 17; rows++) {
      for (const index of new Set([0, rows >> 1, rows - 1])) {
        const x = randomFloats(rows)(rows * k).map(neighbours[(rows + index) % 3]!);
        x.set(row, index * k);
        const out = await op.run(x, rows);
        expect(out.slice(index * n, (index + 1) * n), `${rows} rows, index ${index}`).toEqual(alone);
      }
    }
  });
});

describe.each(Object.keys(yardsticks))('%s', (name) => {
  it.each(shapes)('agrees with plain loops: k $k, n $n', async ({ k, n }) => {
    for (const accumulators of [2, 4]) {
      const op = await yardsticks[name]!({ k, n, context: 8, epsilon, accumulators });
      const x = randomFloats(4)(k);
      expect(worstError(await op.run(x, 1), op.reference(x))).toBeLessThan(2e-6);
    }
  });
});
