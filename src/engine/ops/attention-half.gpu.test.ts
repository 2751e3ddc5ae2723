/**
 * Attention over a cache in 16 bits, whole and in splits, chain and block: against plain loops over K and V rounded to f16, for head dimensions
 * of 8 to 248 and grouped queries, below, on and behind the borders of chunks and splits; what lies behind a row's last key never matters, not
 * even NaN; twins of M = 1..16. So where a block looks. Trees are in model/half-cache.gpu.test.ts.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { attention, mergeAttention, splitAttention, splitsOf, splitWidths } from './attention.ts';
import { attentionReference } from './attention-reference.ts';
import { attentionShares } from './attention-shares.ts';
import { attentionSharesReference } from './attention-shares-reference.ts';
import { halfWords, keptInHalf } from './cache-reference.ts';
import type { HeadShape } from './head-shape.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

/** K and V as they would be in f32. */
interface Inputs {
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
}

type Run = (inputs: Inputs, rows: number, n: number) => Promise<Float32Array>;

const onGpu = ({ q, k, v }: Inputs) => ({ q, kCache: halfWords(k), vCache: halfWords(v) });

async function compiled(shape: HeadShape, order: 'chain' | 'block' = 'chain'): Promise<Run> {
  const kernel = await attention(gpu, { ...shape, cache: 'half' }, order);
  return async (inputs, rows, n) => (await runRowKernel(gpu, kernel, { rows, n, inputs: onGpu(inputs), outputs: { out: new Float32Array(rows * shape.heads * shape.headDim) } })).out;
}

async function compiledInSplits(shape: HeadShape): Promise<Run> {
  const cut = splitsOf(shape, 512);
  const [splits, merge] = await Promise.all([splitAttention(gpu, { ...shape, cache: 'half' }, cut), mergeAttention(gpu, shape, cut)]);
  const widths = splitWidths(shape, cut);
  return async (inputs, rows, n) => {
    const outputs = { sums: new Float32Array(rows * widths.sums), weighed: new Float32Array(rows * widths.weighed) };
    const { sums, weighed } = await runRowKernel(gpu, splits, { rows, n, inputs: onGpu(inputs), outputs });
    return (await runRowKernel(gpu, merge, { rows, n, inputs: { sums, weighed }, outputs: { out: new Float32Array(rows * shape.heads * shape.headDim) } })).out;
  };
}

function randomInputs({ heads, kvHeads, headDim, context }: HeadShape, rows: number): Inputs {
  const size = kvHeads * context * headDim;
  return { q: randomFloats(rows)(rows * heads * headDim), k: randomFloats(100)(size), v: randomFloats(101)(size) };
}

function reference(shape: HeadShape, { q, k, v }: Inputs, rows: number, lastSeen: (row: number) => number): Float64Array {
  const { heads, kvHeads, headDim, context } = shape;
  const [keys, values] = [k.map(keptInHalf), v.map(keptInHalf)];
  const out = new Float64Array(q.length);
  for (let row = 0; row < rows; row++) {
    for (let head = 0; head < heads; head++) {
      const at = (row * heads + head) * headDim;
      const kv = Math.floor(head / (heads / kvHeads)) * context * headDim;
      out.set(attentionReference(q.subarray(at, at + headDim), keys.subarray(kv), values.subarray(kv), lastSeen(row)), at);
    }
  }
  return out;
}

const shapes: readonly HeadShape[] = [
  { heads: 1, kvHeads: 1, headDim: 8, context: 70 },
  { heads: 9, kvHeads: 3, headDim: 64, context: 140 },
  { heads: 4, kvHeads: 4, headDim: 80, context: 170 },
  { heads: 6, kvHeads: 2, headDim: 96, context: 200 },
  { heads: 2, kvHeads: 1, headDim: 128, context: 260 },
  { heads: 1, kvHeads: 1, headDim: 248, context: 270 },
];
const grouped = shapes[1]!;
const long: HeadShape = { heads: 6, kvHeads: 2, headDim: 64, context: 1100 };

describe('agrees with plain loops', () => {
  it.each(shapes)('$heads heads, $kvHeads kv heads of $headDim', async (shape) => {
    const run = await compiled(shape);
    const { context, headDim } = shape;
    for (const [rows, n] of [[1, 0], [3, Math.min(headDim, context) - 3], [2, Math.min(headDim, context) - 1], [16, 40], [5, context - 5]] as const) {
      const inputs = randomInputs(shape, rows);
      expect(worstError(await run(inputs, rows, n), reference(shape, inputs, rows, (row) => n + row)), `${rows} rows from ${n}`).toBeLessThan(2e-6);
    }
  });

  it('of a block, up to the end of the context and beyond it', async () => {
    const run = await compiled(grouped, 'block');
    for (const n of [0, 60, grouped.context - 8, grouped.context - 3]) {
      const inputs = randomInputs(grouped, 8);
      expect(worstError(await run(inputs, 8, n), reference(grouped, inputs, 8, () => Math.min(n + 7, grouped.context - 1))), `from ${n}`).toBeLessThan(2e-6);
    }
  });

  it.each([long, { heads: 2, kvHeads: 2, headDim: 80, context: 1000 }])('in splits: $heads heads of $headDim, $context positions', async (shape) => {
    const run = await compiledInSplits(shape);
    const { keys } = splitsOf(shape, 512);
    for (const [rows, n] of [[1, 0], [1, keys - 1], [1, keys], [4, keys - 2], [16, 2 * keys - 9], [8, shape.context - 8]] as const) {
      const inputs = randomInputs(shape, rows);
      expect(worstError(await run(inputs, rows, n), reference(shape, inputs, rows, (row) => n + row)), `${rows} rows from ${n}`).toBeLessThan(2e-6);
    }
  });

  it('with numbers beyond the range of f16, which count as its largest', async () => {
    const inputs = randomInputs(grouped, 2);
    const large = { ...inputs, k: inputs.k.map((x, i) => (i % 97 === 0 ? x * 1e6 : x)), v: inputs.v.map((x) => x * 1e6) };
    expect(worstError(await (await compiled(grouped))(large, 2, 90), reference(grouped, large, 2, (row) => 90 + row))).toBeLessThan(1e-4);
  });

  it('where a block looks', async () => {
    const { heads, headDim, context } = grouped;
    const inputs = randomInputs(grouped, 8);
    const { q, kCache } = onGpu(inputs);
    const { shares } = await runRowKernel(gpu, await attentionShares(gpu, { ...grouped, cache: 'half' }), { rows: 8, n: 60, inputs: { q, kCache }, outputs: { shares: new Float32Array(8 * context) } });
    for (let row = 0; row < 8; row++) {
      const expected = attentionSharesReference(grouped, q.subarray(row * heads * headDim), inputs.k.map(keptInHalf), 67);
      expect(worstError(shares.subarray(row * context, row * context + 68), expected)).toBeLessThan(5e-6);
    }
  });
});

describe.each([['whole', grouped, compiled, [15, 63, 64, 130]], ['in splits', long, compiledInSplits, [511, 512, 1030]]] as const)('%s', (_, shape, compile, positions) => {
  const width = shape.heads * shape.headDim;

  it('never lets a key behind the last row matter, nor one that a neighbour sees', async () => {
    const run = await compile(shape);
    const row = randomFloats(7)(width);
    for (const last of positions) {
      const clean = { ...randomInputs(shape, 1), q: row };
      const dirty = { k: clean.k.slice(), v: clean.v.slice() };
      for (const cache of [dirty.k, dirty.v]) {
        for (let h = 0; h < shape.kvHeads; h++) cache.fill(NaN, (h * shape.context + last + 1) * shape.headDim, (h + 1) * shape.context * shape.headDim);
      }
      const alone = await run(clean, 1, last);
      const q = randomFloats(8)(5 * width);
      q.set(row);
      expect((await run({ ...dirty, q }, 5, last)).slice(0, width), `last key ${last}`).toEqual(alone);
    }
  });

  it('twins: a row is the same bits at every index of M = 1..16 rows, beside any neighbours', async () => {
    const run = await compile(shape);
    for (const position of positions) {
      const row = randomFloats(7)(width);
      const { k, v } = randomInputs(shape, 1);
      const alone = await run({ q: row, k, v }, 1, position);
      for (let rows = 2; rows <= 16; rows++) {
        for (const index of new Set([0, rows >> 1, rows - 1])) {
          const q = randomFloats(rows)(rows * width).map((x) => (rows % 2 ? NaN : x * 50));
          q.set(row, index * width);
          const out = await run({ q, k, v }, rows, position - index);
          expect(out.slice(index * width, (index + 1) * width), `${rows} rows, index ${index}, position ${position}`).toEqual(alone);
        }
      }
    }
  });
});
