/**
 * The packed linears against plain loops over the unpacked weights, in every form, over features by slot: codes of 4 and 8 bits (all of them, the highest,
 * whose bit is the sign's, included), blocks of 16 and 32, scales in two bytes and four; shapes on and off what an invocation and a
 * workgroup cover; and the twins test.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { linearReference, rmsNormReference, swigluReference } from './linear-reference.ts';
import { packedFeatureLinear, packedGainedLinear, packedLinearAdd, packedNormLinear, packedNormSwiglu, type PackedLinearShape } from './packed-linear.ts';
import { packWeights } from './pack-weights.ts';
import type { PackedForm } from './packed-form.ts';
import { randomMatrix, unpacked } from './random-matrix.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

const epsilon = 1e-6;
const context = 24;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Linear {
  run(x: Float32Array, rows: number): Promise<Float32Array>;
  reference(x: Float32Array): Float64Array;
}

type Open = (shape: PackedLinearShape) => Promise<Linear>;

const ops: Readonly<Record<string, Open>> = {
  'behind a norm': async (shape) => {
    const { k, n, weights } = shape;
    // Two matrices, one below the other, as q, k and v are.
    const parts = n > 4 ? [randomMatrix(weights, 4, k, 1), randomMatrix(weights, n - 4, k, 2)] : [randomMatrix(weights, n, k, 1)];
    const gains = randomFloats(3)(k);
    const data = Float32Array.from(parts.flatMap((part) => [...unpacked(part, weights)]));
    const kernel = await packedNormLinear(gpu, shape);
    return {
      run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, gains, ...packWeights(weights, [parts]) }, outputs: { out: new Float32Array(rows * n) } })).out,
      reference: (x) => linearReference(rmsNormReference(x, gains, epsilon), data, k, n),
    };
  },
  'gate and up': async (shape) => {
    const { k, n, weights } = shape;
    const [gate, up] = [randomMatrix(weights, n, k, 4), randomMatrix(weights, n, k, 5)];
    const gains = randomFloats(6)(k);
    const kernel = await packedNormSwiglu(gpu, shape);
    return {
      run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, gains, ...packWeights(weights, [[gate], [up]]) }, outputs: { out: new Float32Array(rows * n) } })).out,
      reference: (x) => {
        const normed = rmsNormReference(x, gains, epsilon);
        return swigluReference(linearReference(normed, unpacked(gate, weights), k, n), linearReference(normed, unpacked(up, weights), k, n));
      },
    };
  },
  'behind gains alone': async (shape) => {
    const { k, n, weights } = shape;
    const matrix = randomMatrix(weights, n, k, 11);
    const gains = randomFloats(12)(k);
    const kernel = await packedGainedLinear(gpu, shape);
    return {
      run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, gains, ...packWeights(weights, [[matrix]]) }, outputs: { out: new Float32Array(rows * n) } })).out,
      reference: (x) => linearReference(x.map((value, i) => value * gains[i % k]!), unpacked(matrix, weights), k, n),
    };
  },
  'over features': async (shape) => {
    const { k, n, weights } = shape;
    const matrix = randomMatrix(weights, n, k, 13);
    const kernel = await packedFeatureLinear(gpu, shape);
    // The rows lie in slots 7, 8 ...; what lies in others is nobody's.
    const features = (x: Float32Array): Float32Array => Float32Array.of(...new Float32Array(7 * k).fill(NaN), ...x, ...new Float32Array((context - 7) * k - x.length).fill(NaN));
    return {
      run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, n: 9, offset: -2, inputs: { features: features(x), ...packWeights(weights, [[matrix]]) }, outputs: { out: new Float32Array(rows * n) } })).out,
      reference: (x) => linearReference(x, unpacked(matrix, weights), k, n),
    };
  },
  added: async (shape) => {
    const { k, n, weights } = shape;
    const matrix = randomMatrix(weights, n, k, 7);
    const residual = randomFloats(8)(n);
    const kernel = await packedLinearAdd(gpu, shape);
    const before = (rows: number) => Float32Array.from({ length: rows * n }, (_, i) => residual[i % n]!);
    return {
      run: async (x, rows) => (await runRowKernel(gpu, kernel, { rows, inputs: { x, ...packWeights(weights, [[matrix]]) }, outputs: { hidden: before(rows) } })).hidden,
      reference: (x) => linearReference(x, unpacked(matrix, weights), k, n).map((sum, i) => sum + residual[i % n]!),
    };
  },
};

const forms: readonly PackedForm[] = [
  { bits: 4, block: 32, scales: 'half' },
  { bits: 4, block: 32, scales: 'single' },
  { bits: 8, block: 32, scales: 'half' },
  { bits: 8, block: 16, scales: 'single' },
];

const shapes = [{ k: 32, n: 4, accumulators: 2 }, { k: 160, n: 132, accumulators: 4 }];

const settings = forms.flatMap((weights) => Object.keys(ops).map((name) => ({ weights, name })));

describe.each(settings)('$name, $weights.bits bits, blocks of $weights.block, scales $weights.scales', ({ weights, name }) => {
  it.each(shapes)('agrees with plain loops: k $k, n $n', async ({ k, n, accumulators }) => {
    const op = await ops[name]!({ k, n, context, epsilon, accumulators, weights });
    for (const rows of [1, 3, 9]) {
      const x = randomFloats(9)(rows * k);
      expect(worstError(await op.run(x, rows), op.reference(x)), `${rows} rows`).toBeLessThan(4e-6);
    }
  });

  it('twins: a row is the same bits for M = 1..17, at every index, beside any neighbours', async () => {
    const k = 96;
    const n = 76;
    const op = await ops[name]!({ k, n, context, epsilon, accumulators: 4, weights });
    const row = randomFloats(10)(k);
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
