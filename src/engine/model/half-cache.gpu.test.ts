/**
 * A decoder whose K and V are kept in 16 bits: logits of plain loops that round them; the same bits, logits and cache, one by one and in passes of
 * every size, and at every node of a tree, across a split's border too; half the memory; another cache is another text's logits, a little.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathTo, type DraftTree } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { splitsFor } from '#engine/ops/attention.ts';
import { worstError } from '#engine/ops/test-numbers.ts';
import { treeBuffer, treeWords } from '#engine/ops/tree-layout.ts';
import type { DecoderConfig } from './config.ts';
import type { Decoder, PassRows } from './decoder.ts';
import { openDecoder } from './open-decoder.ts';
import { kvWords } from './kv-words.ts';
import { randomWeights } from './random-weights.ts';
import { referenceLogits } from './reference-decoder.ts';
import { Sequence } from './sequence.ts';

const qwen3: DecoderConfig = {
  vocab: 100, hidden: 24, layers: 2, heads: 4, kvHeads: 2, headDim: 8, intermediate: 44, context: 96,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const llama: DecoderConfig = { ...qwen3, heads: 9, kvHeads: 3, headDim: 64, hidden: 20, vocab: 60, qkNorm: false, tied: false };
const text = Array.from({ length: 90 }, (_, i) => (i * i * 7 + 3 * i + 11) % 60);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Bench {
  readonly sequence: Sequence;
  readonly decoder: Decoder;
}

async function decoderFor(config: DecoderConfig, cache: 'single' | 'half' = 'half'): Promise<Bench> {
  const sequence = new Sequence(gpu, config.context);
  sequence.writeTokens(text);
  return { sequence, decoder: await openDecoder(gpu, { config, cache, weights: randomWeights(config, 1) }, { sequence, maxRows: 16, label: 'test model' }) };
}

async function run({ sequence, decoder }: Bench, n: number, at: PassRows): Promise<Float32Array[]> {
  sequence.setCommitted(n);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  decoder.record(pass, at);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const { vocab } = decoder.config;
  const logits = await readFloats(gpu, decoder.logits, at.rows * vocab);
  return Array.from({ length: at.rows }, (_, row) => logits.slice(row * vocab, (row + 1) * vocab));
}

/** Positions first .. end - 1 in passes of `rows`. */
async function feed(bench: Bench, first: number, end: number, rows: number): Promise<Float32Array[]> {
  const all: Float32Array[] = [];
  for (let n = first; n < end; n += rows) all.push(...(await run(bench, n, { offset: 0, rows: Math.min(rows, end - n) })));
  return all;
}

const flat = (rows: readonly Float32Array[]): Float32Array => Float32Array.of(...rows.flatMap((row) => [...row]));

describe.each([['qwen3: q/k-norm, grouped queries', qwen3], ['llama: heads of 64, three to a key', llama]])('%s', (_, config) => {
  it('gives the logits of plain loops that round K and V', async () => {
    const logits = flat(await feed(await decoderFor(config), 0, text.length, 16));
    const weights = randomWeights(config, 1);
    const apart = worstError(logits, referenceLogits(config, weights, text));
    expect(apart).toBeGreaterThan(4e-4);
    expect(apart).toBeLessThan(2e-3);
    // a number in the middle of two f16s may be rounded to the other one in f64: without norms on k, one is; rotate-half.gpu.test.ts is exact
    expect(worstError(logits, referenceLogits(config, weights, text, undefined, 'half'))).toBeLessThan(config.qkNorm ? 1e-5 : 2e-4);
  });

  it('gives the same bits, logits and cache, in passes of every size', async () => {
    const alone = await decoderFor(config);
    const oneByOne = await feed(alone, 0, text.length, 1);
    const words = await kvWords(gpu, alone.decoder, config.context, text.length);
    expect(words).toHaveLength((text.length * config.layers * 2 * config.kvHeads * config.headDim) / 2);
    for (const rows of [2, 3, 5, 8, 16]) {
      const bench = await decoderFor(config);
      expect(await feed(bench, 0, text.length, rows), `${rows} rows`).toEqual(oneByOne);
      expect(await kvWords(gpu, bench.decoder, config.context, text.length)).toEqual(words);
    }
  });
});

it('takes half the memory', async () => {
  const sizes = await Promise.all((['single', 'half'] as const).map(async (cache) => (await decoderFor(qwen3, cache)).decoder.kvCache.reduce((sum, { k, v }) => sum + k.size + v.size, 0)));
  expect(sizes[0]).toBe(2 * sizes[1]!);
});

const drafts: DraftTree = { parents: [0, 0, 0, 1, 1, 2, 3, 6, 7, 5], tokens: [0, 7, 9, 11, 13, 15, 17, 19, 21, 23] };

describe.each([['whole', qwen3, 40], ['in splits', { ...qwen3, context: 2300 }, null]] as const)('a tree, %s', (_, config, at) => {
  it('gives each node the bits of the text that its path spells', async () => {
    // across the border of two splits, behind a text of which only the end is in the cache: that is the same for all
    const n = at ?? splitsFor(gpu, config).keys - 3;
    const bench = await decoderFor(config);
    const { sequence } = bench;
    const start = Math.max(0, n - 20);
    sequence.writeTokens(Array.from({ length: n }, (_, i) => (i * i * 7 + 3 * i + 11) % 60));
    await feed(bench, start, n - 1, 16);
    const paths: Float32Array[] = [];
    for (const node of drafts.tokens.keys()) {
      const path = pathTo(drafts, node).map((on) => drafts.tokens[on]!);
      if (path.length > 0) sequence.writeTokens(path, n);
      paths.push((await run(bench, n, { offset: -1, rows: path.length + 1 })).at(-1)!);
    }
    const tree = treeBuffer(gpu, 'tree');
    gpu.device.queue.writeBuffer(tree, 0, treeWords(drafts));
    sequence.writeTokens(drafts.tokens.slice(1), n);
    const forTree = { ...bench, decoder: await bench.decoder.forTree(tree) };
    expect(await run(forTree, n, { offset: -1, rows: drafts.tokens.length })).toEqual(paths);
  });
});
