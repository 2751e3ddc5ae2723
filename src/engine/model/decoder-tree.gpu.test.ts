/**
 * A pass over a tree of drafts: each node's logits are, to the bit, those of plain decoding on the text that its path spells,
 * whatever the other branches hold; in chains, stars, random trees, at both ends of the context.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathTo, type DraftTree } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { treeBuffer, treeWords } from '#engine/ops/tree-layout.ts';
import type { DecoderConfig } from './config.ts';
import type { Decoder, PassRows } from './decoder.ts';
import { openDecoder } from './open-decoder.ts';
import { randomWeights } from './random-weights.ts';
import { Sequence } from './sequence.ts';

const config: DecoderConfig = {
  vocab: 100, hidden: 24, layers: 2, heads: 4, kvHeads: 2, headDim: 16, intermediate: 44, context: 96,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const ROWS = 32;
const text = Array.from({ length: config.context }, (_, i) => (i * i * 7 + 3 * i + 11) % 90);

let gpu: Gpu;
let sequence: Sequence;
let decoder: Decoder;
let forTree: Decoder;
let tree: GPUBuffer;
beforeAll(async () => {
  gpu = await testGpu();
  sequence = new Sequence(gpu, config.context);
  decoder = await openDecoder(gpu, { config, weights: randomWeights(config, 1) }, { sequence, maxRows: ROWS, label: 'test model' });
  tree = treeBuffer(gpu, 'tree');
  forTree = await decoder.forTree(tree);
});

async function run(model: Decoder, n: number, at: PassRows): Promise<Float32Array[]> {
  sequence.setCommitted(n);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  model.record(pass, at);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const logits = await readFloats(gpu, model.logits, at.rows * config.vocab);
  return Array.from({ length: at.rows }, (_, row) => logits.slice(row * config.vocab, (row + 1) * config.vocab));
}

/** Commits the first n tokens of the text, all of them run but the anchor. */
async function commit(n: number): Promise<void> {
  sequence.writeTokens(text.slice(0, n));
  for (let at = 0; at < n - 1; at += 16) await run(decoder, at, { offset: 0, rows: Math.min(16, n - 1 - at) });
}

/** The logits behind every node, by a pass over the tree. */
async function treeLogits(n: number, { tokens, parents }: DraftTree): Promise<Float32Array[]> {
  sequence.writeTokens(tokens.slice(1), n);
  gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents }));
  return run(forTree, n, { offset: -1, rows: tokens.length });
}

/** The same by plain decoding along each node's path. */
async function pathLogits(n: number, drafts: DraftTree): Promise<Float32Array[]> {
  const all: Float32Array[] = [];
  for (const node of drafts.tokens.keys()) {
    const path = pathTo(drafts, node).map((at) => drafts.tokens[at]!);
    if (path.length > 0) sequence.writeTokens(path, n);
    const rows = await run(decoder, n, { offset: -1, rows: path.length + 1 });
    all.push(rows.at(-1)!);
  }
  return all;
}

/** Nodes hang from random earlier ones; depth stays below 8. */
function randomTree(seed: number, count: number): DraftTree {
  const parents = [0];
  const depth = [0];
  let state = seed;
  while (parents.length < count) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const parent = state % parents.length;
    if (depth[parent]! >= 7) continue;
    parents.push(parent);
    depth.push(depth[parent]! + 1);
  }
  return { parents, tokens: parents.map((_, node) => (node * 13 + seed) % 90) };
}

const chain = (count: number): DraftTree => ({ parents: Array.from({ length: count }, (_, i) => Math.max(0, i - 1)), tokens: Array.from({ length: count }, (_, i) => (i * 17 + 5) % 90) });
const star: DraftTree = { parents: new Array<number>(9).fill(0), tokens: Array.from({ length: 9 }, (_, i) => i) };

describe('a row of a tree is a row of the text that its path spells', () => {
  it.each([
    ['a chain', 20, chain(8)],
    ['a star', 31, star],
    ['32 nodes', 40, randomTree(3, 32)],
    ['12 nodes, across a chunk of keys', 16, randomTree(5, 12)],
    ['the anchor alone', 9, chain(1)],
    ['behind a text of one token', 1, randomTree(7, 10)],
    ['up to the end of the context', 96 - 10, randomTree(9, 11)],
  ])('%s', async (_, n, drafts) => {
    await commit(n);
    const expected = await pathLogits(n, drafts);
    const actual = await treeLogits(n, { ...drafts, tokens: [text[n - 1]!, ...drafts.tokens.slice(1)] });
    expect(actual).toEqual(expected);
  });
});

it('takes some nodes of a tree at a time, as a drafter grows it', async () => {
  const drafts = randomTree(11, 14);
  await commit(25);
  const whole = await treeLogits(25, drafts);
  const first = await run(forTree, 25, { offset: -1, rows: 6 });
  const rest = await run(forTree, 25, { offset: -1, rows: 8, first: 6 });
  expect([...first, ...rest]).toEqual(whole);
});

it('leaves the committed cache alone', async () => {
  await commit(30);
  const [before] = await run(decoder, 30, { offset: -1, rows: 1 });
  await treeLogits(30, randomTree(2, 32));
  const [after] = await run(decoder, 30, { offset: -1, rows: 1 });
  expect(after).toEqual(before);
});
