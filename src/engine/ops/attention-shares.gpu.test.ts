/**
 * Where a block looks, against plain loops: awkward head shapes; blocks at the start, around the lanes' multiple (64), at the end of the
 * context and beyond it; shares come to 1; keys behind the block never matter; large scores; nothing is written behind what a row sees.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { attentionShares } from './attention-shares.ts';
import { attentionSharesReference } from './attention-shares-reference.ts';
import type { HeadShape } from './head-shape.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const UNTOUCHED = -7;
const shipped: HeadShape = { heads: 4, kvHeads: 2, headDim: 32, context: 140 };

interface Looked {
  readonly q: Float32Array;
  readonly kCache: Float32Array;
}

const inputsOf = ({ heads, kvHeads, headDim, context }: HeadShape, rows: number): Looked => ({
  q: randomFloats(rows)(rows * heads * headDim), kCache: randomFloats(100)(kvHeads * context * headDim),
});

/** The shares of every row, up to the last position that the block sees. */
async function run(shape: HeadShape, { q, kCache }: Looked, rows: number, n: number): Promise<Float32Array[]> {
  const { context } = shape;
  const kernel = await attentionShares(gpu, shape);
  const { shares } = await runRowKernel(gpu, kernel, { rows, n, inputs: { q, kCache }, outputs: { shares: new Float32Array(rows * context).fill(UNTOUCHED) } });
  const end = Math.min(n + rows, context);
  return Array.from({ length: rows }, (_, row) => {
    expect(shares.subarray(row * context + end, (row + 1) * context).every((share) => share === UNTOUCHED)).toBe(true);
    return shares.slice(row * context, row * context + end);
  });
}

const reference = (shape: HeadShape, { q, kCache }: Looked, rows: number, n: number): Float64Array[] =>
  Array.from({ length: rows }, (_, row) => attentionSharesReference(shape, q.subarray(row * shape.heads * shape.headDim), kCache, Math.min(n + rows, shape.context) - 1));

it.each([
  { heads: 1, kvHeads: 1, headDim: 8, context: 70 },
  { heads: 6, kvHeads: 2, headDim: 24, context: 70 },
  { heads: 3, kvHeads: 3, headDim: 40, context: 131 },
  shipped,
])('agrees with plain loops: $heads heads, $kvHeads kv heads of $headDim', async (shape) => {
  for (const [rows, n] of [[1, 0], [8, 0], [8, 20], [5, 58], [5, 59], [5, 60], [8, shape.context - 8], [8, shape.context - 3]] as const) {
    const inputs = inputsOf(shape, rows);
    const [actual, expected] = [await run(shape, inputs, rows, n), reference(shape, inputs, rows, n)];
    for (let row = 0; row < rows; row++) {
      expect(worstError(actual[row]!, expected[row]!), `row ${row} of ${rows} from ${n}`).toBeLessThan(5e-6);
      expect(actual[row]!.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    }
  }
});

it('with scores of several hundred', async () => {
  const inputs = inputsOf(shipped, 8);
  const large = { ...inputs, q: inputs.q.map((x) => x * 100) };
  const [actual, expected] = [await run(shipped, large, 8, 90), reference(shipped, large, 8, 90)];
  for (let row = 0; row < 8; row++) expect(worstError(actual[row]!, expected[row]!)).toBeLessThan(2e-4);
});

it('never lets a key behind the block matter, not even NaN', async () => {
  const clean = inputsOf(shipped, 8);
  for (const n of [0, 57, 100]) {
    const kCache = clean.kCache.slice();
    for (let head = 0; head < shipped.kvHeads; head++) kCache.fill(Number.NaN, (head * shipped.context + n + 8) * shipped.headDim, (head + 1) * shipped.context * shipped.headDim);
    expect(await run(shipped, { ...clean, kCache }, 8, n)).toEqual(await run(shipped, clean, 8, n));
  }
});
