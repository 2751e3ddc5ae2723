/**
 * What rotate writes into a cache in 16 bits: of every K and V, the f16 nearest to what it writes in 32, beyond its range the largest, below its
 * normal numbers one as near; entries elsewhere stay; queries are the same bits; twins of M = 1..16.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { halfWords, keptInHalf, ofHalfWords } from './cache-reference.ts';
import { ropeAngles, rotate, rotateBiased, type RotateShape } from './rotate.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats } from './test-numbers.ts';

const context = 20;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Place {
  readonly rows: number;
  readonly n: number;
}

const SMALLEST_NORMAL = 2 ** -14;

/** K and V as numbers; what was not written is 1. */
async function run(shape: RotateShape, cache: 'single' | 'half', qkv: Float32Array, { rows, n }: Place, bias: Float32Array | null = null) {
  const { heads, kvHeads, headDim } = shape;
  const kept = (): Float32Array => {
    const ones = new Float32Array(kvHeads * context * headDim).fill(1);
    return cache === 'single' ? ones : new Float32Array(halfWords(ones).buffer);
  };
  const inputs = { qkv, gains: randomFloats(2)(2 * headDim), angles: ropeAngles(context, ropeFrequencies(headDim, 1e4, { kind: 'none' })) };
  const outputs = { q: new Float32Array(rows * heads * headDim), kCache: kept(), vCache: kept() };
  const { q, kCache, vCache } = bias
    ? await runRowKernel(gpu, await rotateBiased(gpu, { ...shape, cache }), { rows, n, inputs: { ...inputs, bias }, outputs })
    : await runRowKernel(gpu, await rotate(gpu, { ...shape, cache }), { rows, n, inputs, outputs });
  const numbers = (all: Float32Array): Float32Array => (cache === 'single' ? all : ofHalfWords(new Uint32Array(all.buffer)));
  return { q, k: numbers(kCache), v: numbers(vCache) };
}

const base = { context, epsilon: 1e-6, qkNorm: true };
const shape: RotateShape = { ...base, heads: 4, kvHeads: 2, headDim: 32 };

function expectRounded(actual: Float32Array, exact: Float32Array): void {
  expect(actual).toHaveLength(exact.length);
  // an adapter may flush what is below the smallest normal f16
  const far = [...actual.keys()].filter((i) => (Math.abs(exact[i]!) >= SMALLEST_NORMAL ? actual[i] !== keptInHalf(exact[i]!) : Math.abs(actual[i]! - exact[i]!) > SMALLEST_NORMAL));
  expect(far).toEqual([]);
}

describe.each([
  { ...base, heads: 1, kvHeads: 1, headDim: 8 },
  { ...base, heads: 9, kvHeads: 3, headDim: 64, qkNorm: false },
  { ...base, heads: 4, kvHeads: 4, headDim: 80, qkNorm: false },
  { ...base, heads: 6, kvHeads: 2, headDim: 96 },
  { ...base, heads: 4, kvHeads: 1, headDim: 128 },
])('$heads heads, $kvHeads kv heads of $headDim', (of) => {
  const width = (of.heads + 2 * of.kvHeads) * of.headDim;

  it.each([false, true])('keeps what is nearest; bias: %s', async (biased) => {
    const bias = biased ? randomFloats(4)(width) : null;
    const qkv = randomFloats(1)(5 * width);
    const [single, half] = [await run(of, 'single', qkv, { rows: 5, n: 13 }, bias), await run(of, 'half', qkv, { rows: 5, n: 13 }, bias)];
    expect(half.q).toEqual(single.q);
    expectRounded(half.k, single.k);
    expectRounded(half.v, single.v);
    expect(half.v.filter((x) => x === 1).length).toBeGreaterThanOrEqual(of.kvHeads * (context - 5) * of.headDim);
  });
});

it('keeps the largest f16 where a number is beyond it, and halves ties to even', async () => {
  const numbers = [65504, 65519, 65520, 1e6, 3e38, -65520, -1e9, 2049, 2051, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 6e-5, -6e-8, 1e-9, 0];
  const qkv = Float32Array.from({ length: 8 * 32 }, (_, i) => numbers[i % numbers.length]!);
  const { v } = await run(shape, 'half', qkv, { rows: 1, n: 4 });
  const { v: exact } = await run(shape, 'single', qkv, { rows: 1, n: 4 });
  expectRounded(v, exact);
  expect(Math.max(...v)).toBe(65504);
  expect(Math.min(...v)).toBe(-65504);
});

it('twins: q, k and v of a row are the same bits at every index of M = 1..16 rows, beside any neighbours', async () => {
  const width = 8 * 32;
  const row = randomFloats(3)(width);
  const position = 3;
  const entry = (cache: Float32Array) => [0, 1].map((h) => cache.slice((h * context + position) * 32, (h * context + position + 1) * 32));
  const alone = await run(shape, 'half', row, { rows: 1, n: position });
  for (let rows = 2; rows <= 16; rows++) {
    const index = Math.min(rows - 1, position);
    const qkv = randomFloats(rows)(rows * width).map((x) => (rows % 2 ? NaN : x));
    qkv.set(row, index * width);
    const out = await run(shape, 'half', qkv, { rows, n: position - index });
    expect(out.q.slice(index * 128, (index + 1) * 128)).toEqual(alone.q);
    expect(entry(out.k)).toEqual(entry(alone.k));
    expect(entry(out.v)).toEqual(entry(alone.v));
  }
});
