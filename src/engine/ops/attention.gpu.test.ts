/**
 * Attention against plain loops, causal and over a block, at positions below, on and behind chunk borders (32); what lies in the cache behind a
 * row's position never matters, not even NaN; scores of any size do not overflow; twins.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { attention } from './attention.ts';
import { attentionReference } from './attention-reference.ts';
import type { HeadShape } from './head-shape.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Inputs {
  readonly q: Float32Array;
  readonly kCache: Float32Array;
  readonly vCache: Float32Array;
}

type Run = (inputs: Inputs, rows: number, n: number) => Promise<Float32Array>;

async function compiled(shape: HeadShape, order: 'chain' | 'block' = 'chain'): Promise<Run> {
  const kernel = await attention(gpu, shape, order);
  return async (inputs, rows, n) => {
    const out = new Float32Array(rows * shape.heads * shape.headDim);
    return (await runRowKernel(gpu, kernel, { rows, n, inputs: { ...inputs }, outputs: { out } })).out;
  };
}

function randomInputs({ heads, kvHeads, headDim, context }: HeadShape, rows: number): Inputs {
  return {
    q: randomFloats(rows)(rows * heads * headDim),
    kCache: randomFloats(100)(kvHeads * context * headDim),
    vCache: randomFloats(101)(kvHeads * context * headDim),
  };
}

function reference(shape: HeadShape, { q, kCache, vCache }: Inputs, rows: number, n: number, lastSeen = (row: number) => n + row): Float64Array {
  const { heads, kvHeads, headDim, context } = shape;
  const out = new Float64Array(q.length);
  for (let row = 0; row < rows; row++) {
    for (let head = 0; head < heads; head++) {
      const at = (row * heads + head) * headDim;
      const kv = Math.floor(head / (heads / kvHeads)) * context * headDim;
      out.set(attentionReference(q.subarray(at, at + headDim), kCache.subarray(kv), vCache.subarray(kv), lastSeen(row)), at);
    }
  }
  return out;
}

const target: HeadShape = { heads: 4, kvHeads: 2, headDim: 32, context: 140 };

describe('agrees with plain loops', () => {
  it.each([
    { heads: 1, kvHeads: 1, headDim: 8, context: 70 },
    { heads: 6, kvHeads: 2, headDim: 24, context: 70 },
    { heads: 3, kvHeads: 3, headDim: 40, context: 70 },
    { heads: 2, kvHeads: 1, headDim: 248, context: 70 },
    target,
  ])('$heads heads, $kvHeads kv heads of $headDim', async (shape) => {
    const run = await compiled(shape);
    for (const [rows, n] of [[1, 0], [1, 31], [3, 30], [5, 31], [16, 50], [2, 63]] as const) {
      const inputs = randomInputs(shape, rows);
      expect(worstError(await run(inputs, rows, n), reference(shape, inputs, rows, n)), `${rows} rows from ${n}`).toBeLessThan(2e-6);
    }
  });

  it.each([{ heads: 6, kvHeads: 2, headDim: 24, context: 70 }, target])('of a block: every row sees all of it and what is before it, $heads heads of $headDim', async (shape) => {
    const run = await compiled(shape, 'block');
    for (const [rows, n] of [[1, 0], [8, 0], [8, 20], [5, 31], [16, 50], [8, shape.context - 8]] as const) {
      const inputs = randomInputs(shape, rows);
      expect(worstError(await run(inputs, rows, n), reference(shape, inputs, rows, n, () => n + rows - 1)), `${rows} rows from ${n}`).toBeLessThan(2e-6);
    }
    // a block that reaches beyond the context sees what there is
    const inputs = randomInputs(shape, 8);
    expect(worstError(await run(inputs, 8, shape.context - 3), reference(shape, inputs, 8, shape.context - 3, () => shape.context - 1))).toBeLessThan(2e-6);
  });

  it('with scores of several hundred, and with one key that outweighs all before it', async () => {
    const inputs = randomInputs(target, 4);
    const large = { ...inputs, q: inputs.q.map((x) => x * 100) };
    const run = await compiled(target);
    expect(worstError(await run(large, 4, 100), reference(target, large, 4, 100))).toBeLessThan(1e-4);
  });
});

it.each(['chain', 'block'] as const)('never lets a key behind the last row matter: %s', async (order) => {
  const run = await compiled(target, order);
  for (const n of [0, 31, 32, 77]) {
    const clean = randomInputs(target, 3);
    const dirty = { ...clean, kCache: clean.kCache.slice(), vCache: clean.vCache.slice() };
    for (const cache of [dirty.kCache, dirty.vCache]) {
      for (let h = 0; h < 2; h++) cache.fill(NaN, (h * 140 + n + 3) * 32, (h + 1) * 140 * 32);
    }
    expect(await run(dirty, 3, n)).toEqual(await run(clean, 3, n));
  }
});

it('twins: a row is the same bits at every index of M = 1..16 rows, beside any neighbours', async () => {
  const run = await compiled(target);
  for (const position of [15, 32, 100]) {
    const row = randomFloats(7)(128);
    const { kCache, vCache } = randomInputs(target, 1);
    const alone = await run({ q: row, kCache, vCache }, 1, position);
    for (let rows = 2; rows <= 16; rows++) {
      for (const index of new Set([0, rows >> 1, rows - 1])) {
        const q = randomFloats(rows)(rows * 128).map((x) => (rows % 2 ? NaN : x * 50));
        q.set(row, index * 128);
        const out = await run({ q, kCache, vCache }, rows, position - index);
        expect(out.slice(index * 128, (index + 1) * 128), `${rows} rows, index ${index}, position ${position}`).toEqual(alone);
      }
    }
  }
});
