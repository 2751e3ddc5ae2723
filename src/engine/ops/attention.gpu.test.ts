/**
 * Attention against plain loops, causal and over a block, at positions below, on and behind chunk borders (32); what lies in the cache behind a
 * row's position never matters, not even NaN; scores of any size do not overflow; twins. In splits (496 to 512 keys): one key, a split but one, a
 * split, one more, a multiple, three splits and a piece; a tile whose rows end in different splits; what is not read is never written.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { attention, mergeAttention, splitAttention, splitsOf, splitWidths } from './attention.ts';
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

const UNTOUCHED = -7;

/** Split by split, then brought together. */
async function compiledInSplits(shape: HeadShape, order: 'chain' | 'block' = 'chain'): Promise<Run> {
  const cut = splitsOf(shape, 512);
  const [splits, merge] = await Promise.all([splitAttention(gpu, shape, cut, order), mergeAttention(gpu, shape, cut, order)]);
  const widths = splitWidths(shape, cut);
  const { keys, count } = cut;
  return async (inputs, rows, n) => {
    const untouched = (width: number): Float32Array => new Float32Array(rows * width).fill(UNTOUCHED);
    const { sums, weighed } = await runRowKernel(gpu, splits, { rows, n, inputs: { ...inputs }, outputs: { sums: untouched(widths.sums), weighed: untouched(widths.weighed) } });
    const read = Math.floor(Math.min(n + rows - 1, shape.context - 1) / keys) + 1;
    for (let row = 0; row < rows; row++) {
      expect(sums.subarray(((row * count + read) * widths.sums) / count, (row + 1) * widths.sums).every((sum) => sum === UNTOUCHED)).toBe(true);
    }
    return (await runRowKernel(gpu, merge, { rows, n, inputs: { sums, weighed }, outputs: { out: new Float32Array(rows * shape.heads * shape.headDim) } })).out;
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

describe('in splits', () => {
  const long: HeadShape = { heads: 6, kvHeads: 2, headDim: 32, context: 1600 };

  it.each([long, { heads: 2, kvHeads: 1, headDim: 248, context: 1100 }, { heads: 3, kvHeads: 3, headDim: 24, context: 1100 }])('agrees with plain loops: $heads heads of $headDim, $context positions', async (shape) => {
    const run = await compiledInSplits(shape);
    const { keys } = splitsOf(shape, 512);
    for (const [rows, n] of [[1, 0], [1, keys - 2], [1, keys - 1], [1, keys], [4, keys - 2], [16, keys - 5], [2, 2 * keys - 1], [8, shape.context - 8]] as const) {
      const inputs = randomInputs(shape, rows);
      expect(worstError(await run(inputs, rows, n), reference(shape, inputs, rows, n)), `${rows} rows from ${n}`).toBeLessThan(2e-6);
    }
  });

  it('of a block that lies on the border of two', async () => {
    const run = await compiledInSplits(long, 'block');
    for (const n of [0, 508, 512, 1597]) {
      const inputs = randomInputs(long, 8);
      const last = Math.min(n + 7, long.context - 1);
      expect(worstError(await run(inputs, 8, n), reference(long, inputs, 8, n, () => last)), `from ${n}`).toBeLessThan(2e-6);
    }
  });

  it('with scores of several hundred, most of all in the first split', async () => {
    const inputs = randomInputs(long, 3);
    const large = { ...inputs, q: inputs.q.map((x) => x * 100), kCache: inputs.kCache.map((x, i) => (Math.floor(i / 32) % long.context === 17 ? x * 4 : x)) };
    const run = await compiledInSplits(long);
    expect(worstError(await run(large, 3, 1400), reference(long, large, 3, 1400))).toBeLessThan(2e-4);
  });

  it('never lets a key behind the last row matter, nor one that a neighbour sees', async () => {
    const run = await compiledInSplits(long);
    const row = randomFloats(7)(192);
    for (const last of [300, 511, 512, 1030]) {
      const clean = randomInputs(long, 1);
      const dirty = { kCache: clean.kCache.slice(), vCache: clean.vCache.slice() };
      for (const cache of [dirty.kCache, dirty.vCache]) {
        for (let h = 0; h < 2; h++) cache.fill(NaN, (h * long.context + last + 1) * 32, (h + 1) * long.context * 32);
      }
      const alone = await run({ ...clean, q: row }, 1, last);
      const q = randomFloats(8)(5 * 192);
      q.set(row);
      expect((await run({ ...dirty, q }, 5, last)).slice(0, 192), `last key ${last}`).toEqual(alone);
    }
  });

  it('twins: a row is the same bits at every index of M = 1..16 rows', async () => {
    const run = await compiledInSplits(long);
    for (const position of [511, 512, 1030]) {
      const row = randomFloats(7)(192);
      const { kCache, vCache } = randomInputs(long, 1);
      const alone = await run({ q: row, kCache, vCache }, 1, position);
      for (let rows = 2; rows <= 16; rows++) {
        for (const index of new Set([0, rows >> 1, rows - 1])) {
          const q = randomFloats(rows)(rows * 192).map((x) => (rows % 2 ? NaN : x * 50));
          q.set(row, index * 192);
          const out = await run({ q, kCache, vCache }, rows, position - index);
          expect(out.slice(index * 192, (index + 1) * 192), `${rows} rows, index ${index}, position ${position}`).toEqual(alone);
        }
      }
    }
  });
});
