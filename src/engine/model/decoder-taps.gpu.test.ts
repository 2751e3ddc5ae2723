/**
 * What a pass leaves for drafters: the residual stream of the plain-loop reference behind the tapped layers, the same bits however
 * the pass was cut; at the edge of the context; by slot in a tree; logits untouched; layers that are none refused.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathTo } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { worstError } from '#engine/ops/test-numbers.ts';
import { treeBuffer, treeWords } from '#engine/ops/tree-layout.ts';
import type { DecoderConfig } from './config.ts';
import type { Decoder, PassRows } from './decoder.ts';
import { openDecoder } from './open-decoder.ts';
import { randomWeights } from './random-weights.ts';
import { referenceLogits } from './reference-decoder.ts';
import { Sequence } from './sequence.ts';

const config: DecoderConfig = {
  vocab: 100, hidden: 24, layers: 4, heads: 4, kvHeads: 2, headDim: 8, intermediate: 44, context: 64,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const LAYERS = [0, 2, 3];
const WIDTH = LAYERS.length * config.hidden;
const text = Array.from({ length: config.context }, (_, i) => (i * i * 7 + 3 * i + 11) % 90);

let gpu: Gpu;
let sequence: Sequence;
let plain: Decoder;
let tapped: Decoder;
beforeAll(async () => {
  gpu = await testGpu();
  sequence = new Sequence(gpu, config.context);
  sequence.writeTokens(text);
  plain = await openDecoder(gpu, { config, weights: randomWeights(config, 1) }, { sequence, maxRows: 16, label: 'test model' });
  tapped = await plain.withTaps(LAYERS);
});

async function run(decoder: Decoder, n: number, at: PassRows, how: 'record' | 'recordKeys' = 'record'): Promise<Float32Array> {
  sequence.setCommitted(n);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  decoder[how](pass, at);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  return readFloats(gpu, decoder.logits, at.rows * config.vocab);
}

/** The features of positions 0 .. end - 1, filled with NaN before they are left there in passes of `rows`. */
async function featuresOf(decoder: Decoder, end: number, rows: number, how: 'record' | 'recordKeys' = 'record'): Promise<Float32Array> {
  const { features } = decoder.taps!;
  gpu.device.queue.writeBuffer(features, 0, new Float32Array(features.size / 4).fill(NaN));
  for (let n = 0; n < end; n += rows) await run(decoder, n, { offset: 0, rows: Math.min(rows, end - n) }, how);
  return readFloats(gpu, features);
}

it('is the residual stream of the reference, position by position, tap by tap', async () => {
  const expected = new Float64Array(config.context * WIDTH);
  referenceLogits(config, randomWeights(config, 1), text, (layer, x) => {
    const index = LAYERS.indexOf(layer);
    if (index < 0) return;
    for (let position = 0; position < text.length; position++) {
      expected.set(x.subarray(position * config.hidden, (position + 1) * config.hidden), position * WIDTH + index * config.hidden);
    }
  });
  expect(worstError(await featuresOf(tapped, text.length, 16), expected)).toBeLessThan(2e-6);
});

it('is there behind a prompt that was read without logits, behind the last layer too, and where that is not asked for', async () => {
  expect(await featuresOf(tapped, 50, 16, 'recordKeys')).toEqual(await featuresOf(tapped, 50, 16));
  const early = await plain.withTaps([0, 2]);
  expect(await featuresOf(early, 50, 16, 'recordKeys')).toEqual(await featuresOf(early, 50, 16));
});

it('has the same bits one by one and in passes of every size, and nothing behind what was run', async () => {
  const oneByOne = await featuresOf(tapped, 50, 1);
  expect(oneByOne.subarray(50 * WIDTH).every(Number.isNaN)).toBe(true);
  for (const rows of [2, 3, 4, 5, 7, 8, 9, 13, 16]) expect(await featuresOf(tapped, 50, rows), `${rows} rows`).toEqual(oneByOne);
});

it('leaves the logits as they are, and taps of another choice alone', async () => {
  const other = await plain.withTaps([1]);
  await featuresOf(other, 20, 5);
  const before = await readFloats(gpu, other.taps!.features);
  expect(await run(tapped, 20, { offset: -1, rows: 3 })).toEqual(await run(plain, 20, { offset: -1, rows: 3 }));
  expect(await readFloats(gpu, other.taps!.features)).toEqual(before);
  expect(plain.taps).toBeNull();
});

it('rows beyond the context leave nothing, and harm nothing', async () => {
  const whole = await featuresOf(tapped, config.context, 16);
  await run(tapped, config.context - 2, { offset: -1, rows: 16 });
  expect(await readFloats(gpu, tapped.taps!.features)).toEqual(whole);
});

describe('in a tree', () => {
  it("each node's features are, in its slot, those of the text that its path spells", async () => {
    const parents = [0, 0, 0, 1, 1, 2, 3, 5, 5];
    const tokens = parents.map((_, node) => (node * 13 + 7) % 90);
    const tree = treeBuffer(gpu, 'tree');
    gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents }));
    const forTree = await tapped.forTree(tree);
    const n = 20;
    const of = (features: Float32Array, slot: number): Float32Array => features.slice(slot * WIDTH, (slot + 1) * WIDTH);
    for (const node of parents.keys()) {
      sequence.writeTokens(text);
      sequence.writeTokens(pathTo({ parents }, node).map((at) => tokens[at]!), n);
      const depth = pathTo({ parents }, node).length;
      const expected = of(await featuresOf(tapped, n + depth, 16), n - 1 + depth);
      sequence.writeTokens(tokens.slice(1), n);
      await run(forTree, n, { offset: -1, rows: parents.length });
      expect(of(await readFloats(gpu, tapped.taps!.features), n - 1 + node), `node ${node}`).toEqual(expected);
    }
    sequence.writeTokens(text);
  });
});

it('refuses a layer that is none', async () => {
  await expect(plain.withTaps([1, 4])).rejects.toThrow('The test model has layers 0 to 3, no layer 4.');
});
