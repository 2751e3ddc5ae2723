/**
 * Kernels whose rows are of many sequences, against plain loops: each row finds its token, its angles, its cache entry and its keys in its own
 * region, in regions of no order, at its first and last slot, several rows of one sequence in a pass; what lies in other regions never
 * matters, not even NaN; nothing else of the cache is written.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { ropeFrequencies } from '#engine/model/rope-frequencies.ts';
import { attentionReference } from './attention-reference.ts';
import { batchAttention } from './batch-attention.ts';
import { batchWords } from './batch-rows.ts';
import { embedding } from './embedding.ts';
import { ropeAngles, rotate } from './rotate.ts';
import { rotateReference } from './rotate-reference.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

/** Of a sequence; there are 5. */
const LENGTH = 37;
const SLOTS = 5 * LENGTH;
/** Region and position of each row. Region 2 has none; of region 4 a prompt is read. */
const PLACES = [[3, 0], [0, LENGTH - 1], [4, 7], [4, 8], [4, 9], [1, 16]] as const;
const ROWS = PLACES.length;

let gpu: Gpu;
let batch: GPUBuffer;
beforeAll(async () => {
  gpu = await testGpu();
  batch = gpu.uploaded('batch', batchWords(PLACES.map(([region, position], sequence) => ({ firstSlot: region * LENGTH, position, sequence, left: 1 }))));
});

it('embeds the tokens at their slots', async () => {
  const hidden = 36;
  const kernel = await embedding(gpu, { vocab: SLOTS, hidden, context: SLOTS }, 'batch');
  const table = randomFloats(1)(SLOTS * hidden);
  const tokens = Uint32Array.from({ length: SLOTS }, (_, slot) => (slot * 7) % SLOTS);
  const { hidden: out } = await runRowKernel(gpu, kernel, { rows: ROWS, batch, inputs: { tokens, table }, outputs: { hidden: new Float32Array(ROWS * hidden) } });
  PLACES.forEach(([region, position], row) => {
    const id = tokens[region * LENGTH + position]!;
    expect(out.slice(row * hidden, (row + 1) * hidden)).toEqual(table.slice(id * hidden, (id + 1) * hidden));
  });
});

it.each([{ heads: 4, kvHeads: 2, headDim: 16 }, { heads: 3, kvHeads: 3, headDim: 8 }])('turns by position and keeps by slot, $heads heads of $headDim', async ({ heads, kvHeads, headDim }) => {
  const frequencies = ropeFrequencies(headDim, 10_000, { kind: 'none' });
  const kernel = await rotate(gpu, { heads, kvHeads, headDim, context: SLOTS, epsilon: 1e-6, qkNorm: true }, 'batch');
  const all = heads + 2 * kvHeads;
  const qkv = randomFloats(2)(ROWS * all * headDim);
  const gains = randomFloats(3)(2 * headDim);
  const cache = () => new Float32Array(kvHeads * SLOTS * headDim).fill(7);
  const { q, kCache, vCache } = await runRowKernel(gpu, kernel, {
    rows: ROWS, batch, inputs: { qkv, gains, angles: ropeAngles(LENGTH, frequencies) }, outputs: { q: new Float32Array(ROWS * heads * headDim), kCache: cache(), vCache: cache() },
  });
  const [keys, values, queries] = [cache(), cache(), new Float32Array(q.length)];
  PLACES.forEach(([region, position], row) => {
    const given = (head: number): Float32Array => qkv.subarray((row * all + head) * headDim, (row * all + head + 1) * headDim);
    for (let head = 0; head < heads; head++) queries.set(rotateReference(given(head), gains.subarray(0, headDim), 1e-6, position, frequencies), (row * heads + head) * headDim);
    for (let head = 0; head < kvHeads; head++) {
      const at = (head * SLOTS + region * LENGTH + position) * headDim;
      keys.set(rotateReference(given(heads + head), gains.subarray(headDim), 1e-6, position, frequencies), at);
      values.set(given(heads + kvHeads + head), at);
    }
  });
  expect(worstError(q, queries)).toBeLessThan(1e-5);
  expect(worstError(kCache, keys)).toBeLessThan(1e-5);
  expect(vCache).toEqual(values);
  expect(kCache.map(Number).filter((x) => x === 7)).toHaveLength(kCache.length - ROWS * kvHeads * headDim);
});

it.each([{ heads: 4, kvHeads: 2, headDim: 16 }, { heads: 3, kvHeads: 3, headDim: 8 }])('attends to the own region alone, $heads heads of $headDim', async ({ heads, kvHeads, headDim }) => {
  const kernel = await batchAttention(gpu, { heads, kvHeads, headDim, context: SLOTS });
  const random = randomFloats(4);
  const q = random(ROWS * heads * headDim);
  const size = kvHeads * SLOTS * headDim;
  const [kCache, vCache] = [random(size), random(size)];
  // Nothing beyond the furthest row of a region may be looked at.
  for (let slot = 0; slot < SLOTS; slot++) {
    const seen = PLACES.some(([region, position]) => slot >= region * LENGTH && slot <= region * LENGTH + position);
    for (let head = 0; head < kvHeads && !seen; head++) for (const cache of [kCache, vCache]) cache.fill(NaN, (head * SLOTS + slot) * headDim, (head * SLOTS + slot + 1) * headDim);
  }
  const run = async (rows: GPUBuffer, count: number, queries: Float32Array): Promise<Float32Array> =>
    (await runRowKernel(gpu, kernel, { rows: count, batch: rows, inputs: { q: queries, kCache, vCache }, outputs: { out: new Float32Array(queries.length) } })).out;
  const out = await run(batch, ROWS, q);
  const width = heads * headDim;
  for (const [row, [region, position]] of PLACES.entries()) {
    const first = region * LENGTH;
    for (let head = 0; head < heads; head++) {
      const at = (Math.floor(head / (heads / kvHeads)) * SLOTS + first) * headDim;
      const own = row * width + head * headDim;
      const expected = attentionReference(q.subarray(own, own + headDim), kCache.subarray(at), vCache.subarray(at), position);
      expect(worstError(out.subarray(own, own + headDim), expected)).toBeLessThan(1e-5);
    }
    const alone = gpu.uploaded('alone', batchWords([{ firstSlot: first, position, sequence: 0, left: 1 }]));
    expect(await run(alone, 1, q.slice(row * width, (row + 1) * width))).toEqual(out.slice(row * width, (row + 1) * width));
  }
});
