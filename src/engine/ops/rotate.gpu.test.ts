/** Biases, q/k-norm, RoPE and cache entries against plain loops; rows outside the context write nothing; twins. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { ropeAngles, rotate, rotateBiased, type RotateShape } from './rotate.ts';
import { rotateReference } from './rotate-reference.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

const theta = 10_000;
const context = 20;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

type Rotate = Awaited<ReturnType<typeof rotate>>;

interface Place {
  readonly rows: number;
  readonly n: number;
}

async function run(shape: RotateShape, kernel: Rotate, qkv: Float32Array, gains: Float32Array, { rows, n }: Place, unwritten = 7) {
  const { heads, kvHeads, headDim } = shape;
  const cache = () => new Float32Array(kvHeads * context * headDim).fill(unwritten);
  return runRowKernel(gpu, kernel, {
    rows,
    n,
    inputs: { qkv, gains, angles: ropeAngles(context, ropeFrequencies(headDim, theta, { kind: 'none' })) },
    outputs: { q: new Float32Array(rows * heads * headDim), kCache: cache(), vCache: cache() },
  });
}

const base = { context, epsilon: 1e-6, qkNorm: true };

describe('agrees with plain loops', () => {
  it.each([
    { ...base, heads: 1, kvHeads: 1, headDim: 8 },
    { ...base, heads: 4, kvHeads: 2, headDim: 32 },
    { ...base, heads: 6, kvHeads: 2, headDim: 24 },
    { ...base, heads: 3, kvHeads: 3, headDim: 40, qkNorm: false },
  ])('$heads heads, $kvHeads kv heads of $headDim, q/k-norm $qkNorm', async (shape) => {
    const { heads, kvHeads, headDim } = shape;
    const rows = 5;
    const n = 13;
    const all = heads + 2 * kvHeads;
    const qkv = randomFloats(1)(rows * all * headDim);
    const gains = randomFloats(2)(2 * headDim);
    const { q, kCache, vCache } = await run(shape, await rotate(gpu, shape), qkv, gains, { rows, n });
    const head = (row: number, index: number) => qkv.subarray((row * all + index) * headDim, (row * all + index + 1) * headDim);
    const gain = (which: number) => (shape.qkNorm ? gains.subarray(which * headDim, (which + 1) * headDim) : null);
    const expectClose = (actual: Float32Array, expected: Float64Array) => expect(worstError(actual, expected)).toBeLessThan(1e-6);
    for (let row = 0; row < rows; row++) {
      for (let h = 0; h < heads; h++) {
        const at = (row * heads + h) * headDim;
        expectClose(q.subarray(at, at + headDim), rotateReference(head(row, h), gain(0), base.epsilon, n + row, ropeFrequencies(headDim, theta, { kind: 'none' })));
      }
      for (let h = 0; h < kvHeads; h++) {
        const at = (h * context + n + row) * headDim;
        expectClose(kCache.subarray(at, at + headDim), rotateReference(head(row, heads + h), gain(1), base.epsilon, n + row, ropeFrequencies(headDim, theta, { kind: 'none' })));
        expect(vCache.subarray(at, at + headDim)).toEqual(head(row, heads + kvHeads + h));
      }
    }
    for (const cache of [kCache, vCache]) expect(cache.filter((value) => value === 7).length).toBe(kvHeads * (context - rows) * headDim);
  });
});

it.each([true, false])('adds a bias first, q/k-norm %s', async (qkNorm) => {
  const biased = { ...base, qkNorm, heads: 4, kvHeads: 2, headDim: 32 };
  const rows = 5;
  const [qkv, bias, gains] = [randomFloats(1)(rows * 256), randomFloats(4)(256), randomFloats(2)(64)];
  const kernel = await rotateBiased(gpu, biased);
  const outputs = { q: new Float32Array(rows * 128), kCache: new Float32Array(2 * context * 32), vCache: new Float32Array(2 * context * 32) };
  const inputs = { qkv, bias, gains, angles: ropeAngles(context, ropeFrequencies(32, theta, { kind: 'none' })) };
  const out = await runRowKernel(gpu, kernel, { rows, n: 3, inputs, outputs });
  expect(out).toEqual(await run(biased, await rotate(gpu, biased), qkv.map((x, i) => x + bias[i % 256]!), gains, { rows, n: 3 }, 0));
});

const shape = { ...base, heads: 4, kvHeads: 2, headDim: 32 };
const width = 8 * 32;

it('writes no cache entry for a row beyond the context', async () => {
  const { kCache, vCache } = await run(shape, await rotate(gpu, shape), randomFloats(1)(4 * width), randomFloats(2)(64), { rows: 4, n: context - 1 });
  for (const cache of [kCache, vCache]) expect(cache.filter((value) => value !== 7).length).toBe(2 * 32);
});

it('twins: q, k and v of a row are the same bits at every index of M = 1..16 rows, beside any neighbours', async () => {
  const row = randomFloats(3)(width);
  const gains = randomFloats(4)(64);
  const position = 3;
  const entry = (cache: Float32Array) => [0, 1].map((h) => cache.slice((h * context + position) * 32, (h * context + position + 1) * 32));
  const kernel = await rotate(gpu, shape);
  const alone = await run(shape, kernel, row, gains, { rows: 1, n: position });
  for (let rows = 2; rows <= 16; rows++) {
    const index = Math.min(rows - 1, position);
    const qkv = randomFloats(rows)(rows * width).map((x) => (rows % 2 ? NaN : x));
    qkv.set(row, index * width);
    const out = await run(shape, kernel, qkv, gains, { rows, n: position - index });
    expect(out.q.slice(index * 128, (index + 1) * 128)).toEqual(alone.q);
    expect(entry(out.kCache)).toEqual(entry(alone.kCache));
    expect(entry(out.vCache)).toEqual(entry(alone.vCache));
  }
});
