/**
 * Attention of a tree's nodes, whole and in splits (512 keys): against plain loops over the text that a node's path spells, and twins: a node is, to
 * the bit, the last row of that text in a chain, for M = 1..16 nodes, in a chain, a star and in branches; on a border of splits, below it and behind
 * it; whatever other branches hold, not even NaN.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathTo } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { attention, mergeAttention, splitAttention, splitsOf, splitWidths } from './attention.ts';
import { attentionReference } from './attention-reference.ts';
import type { HeadShape } from './head-shape.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { randomFloats, worstError } from './test-numbers.ts';
import { treeBuffer, treeWords } from './tree-layout.ts';

const shape: HeadShape = { heads: 6, kvHeads: 2, headDim: 32, context: 1100 };
const { heads, kvHeads, headDim, context } = shape;
const WIDTH = heads * headDim;
const NODES = 16;

/** Parents of nodes 0 .. 15; whatever number of them is taken from the front is a tree too. */
const TREES = {
  'two chains': Array.from({ length: NODES }, (_, node) => (node < 2 || node === 8 || node === 15 ? 0 : node - 1)),
  'a star': new Array<number>(NODES).fill(0),
  branches: [0, 0, 0, 1, 1, 2, 3, 3, 5, 6, 8, 9, 10, 11, 0, 14],
} as const;

interface Inputs {
  readonly q: Float32Array;
  readonly kCache: Float32Array;
  readonly vCache: Float32Array;
}

/** Rows at the slots from n on: of a tree, or of a chain. */
type Run = (inputs: Inputs, rows: number, n: number, tree?: GPUBuffer) => Promise<Float32Array>;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const outOf = (rows: number): Float32Array => new Float32Array(rows * WIDTH);

async function whole(order: 'chain' | 'tree'): Promise<Run> {
  const kernel = await attention(gpu, shape, order);
  return async (inputs, rows, n, tree) => (await runRowKernel(gpu, kernel, { rows, n, ...(tree && { tree }), inputs: { ...inputs }, outputs: { out: outOf(rows) } })).out;
}

async function inSplits(order: 'chain' | 'tree'): Promise<Run> {
  const cut = splitsOf(shape, 512);
  const [splits, merge] = await Promise.all([splitAttention(gpu, shape, cut, order), mergeAttention(gpu, shape, cut, order)]);
  const widths = splitWidths(shape, cut);
  return async (inputs, rows, n, tree) => {
    const at = { rows, n, ...(tree && { tree }) };
    const { sums, weighed } = await runRowKernel(gpu, splits, { ...at, inputs: { ...inputs }, outputs: { sums: new Float32Array(rows * widths.sums), weighed: new Float32Array(rows * widths.weighed) } });
    return (await runRowKernel(gpu, merge, { ...at, inputs: { sums, weighed }, outputs: { out: outOf(rows) } })).out;
  };
}

const rowOf = (all: Float32Array, row: number): Float32Array => all.slice(row * WIDTH, (row + 1) * WIDTH);

function randomInputs(seed: number): Inputs {
  const floats = randomFloats(seed);
  return { q: floats(NODES * WIDTH), kCache: floats(kvHeads * context * headDim), vCache: floats(kvHeads * context * headDim) };
}

/** The cache of the text that a node's path spells: behind the anchor, at slot n, the keys of its path one after the other. */
function spelled(cache: Float32Array, n: number, path: readonly number[]): Float32Array {
  const text = cache.slice();
  for (let head = 0; head < kvHeads; head++) {
    const at = (slot: number): number => (head * context + slot) * headDim;
    path.forEach((node, i) => text.set(cache.subarray(at(n + node), at(n + node + 1)), at(n + 1 + i)));
  }
  return text;
}

/** One chain of sums over a thousand keys rounds more often than splits of 512. */
const FORMS = [
  ['whole', whole, 4e-6, [0, 300, context - NODES]],
  ['in splits', inSplits, 2e-6, [0, 505, 511, 512, 1023, context - NODES]],
] as const;

describe.each(FORMS)('%s', (_, compiled, error, lengths) => {
  let ofTree: Run;
  let ofChain: Run;
  let tree: GPUBuffer;
  beforeAll(async () => {
    [ofTree, ofChain] = await Promise.all([compiled('tree'), compiled('chain')]);
    tree = treeBuffer(gpu, 'tree');
  });

  describe.each(Object.entries(TREES))('%s', (__, parents) => {
    const paths = parents.map((___, node) => pathTo({ parents }, node));

    it.each(lengths)('behind %i tokens: plain loops, and twins for M = 1..16', async (n) => {
      const inputs = randomInputs(n + 1);
      const texts = paths.map((path) => ({ position: n + path.length, kCache: spelled(inputs.kCache, n, path), vCache: spelled(inputs.vCache, n, path) }));
      const alone: Float32Array[] = [];
      for (const [node, { position, kCache, vCache }] of texts.entries()) {
        const q = rowOf(inputs.q, node);
        alone.push(await ofChain({ q, kCache, vCache }, 1, position));
        const expected = Array.from({ length: heads }, (____, head) => {
          const from = Math.floor(head / (heads / kvHeads)) * context * headDim;
          return [...attentionReference(q.subarray(head * headDim, (head + 1) * headDim), kCache.subarray(from), vCache.subarray(from), position)];
        }).flat();
        expect(worstError(alone[node]!, expected), `node ${node}`).toBeLessThan(error);
      }
      for (let rows = 1; rows <= NODES; rows++) {
        gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents: parents.slice(0, rows) }));
        const out = await ofTree({ ...inputs, q: inputs.q.slice(0, rows * WIDTH) }, rows, n, tree);
        for (let node = 0; node < rows; node++) expect(rowOf(out, node), `node ${node} of ${rows}`).toEqual(alone[node]);
      }
    });
  });

  it('never lets a key of another branch matter, nor a neighbour', async () => {
    const parents = TREES.branches;
    gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents }));
    for (const n of [200, 510]) {
      const clean = randomInputs(7);
      const node = 11;
      const path = new Set([0, ...pathTo({ parents }, node)]);
      const dirty = { q: clean.q.map((x, i) => (Math.floor(i / WIDTH) === node ? x : NaN)), kCache: clean.kCache.slice(), vCache: clean.vCache.slice() };
      for (const cache of [dirty.kCache, dirty.vCache]) {
        for (let head = 0; head < kvHeads; head++) {
          const fill = (slot: number, end = slot + 1): Float32Array => cache.fill(NaN, (head * context + slot) * headDim, (head * context + end) * headDim);
          parents.forEach((___, other) => { if (!path.has(other)) fill(n + other); });
          fill(n + NODES, context);
        }
      }
      expect(rowOf(await ofTree(dirty, NODES, n, tree), node), `behind ${n}`).toEqual(rowOf(await ofTree(clean, NODES, n, tree), node));
    }
  });
});
