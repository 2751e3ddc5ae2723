/**
 * The DFlash drafter on random weights: a block's logits are those of plain loops, at the start, in the middle and at chunk borders
 * of the text; the context is the same bits however it was taken in; nothing at or behind the anchor leaks into a block but the
 * anchor's own token; blocks that reach beyond the context; a block that is watched: the same bits, and where it looks is where plain loops look.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from './config.ts';
import { openDecoder } from './open-decoder.ts';
import { DFlashModel, type DFlashParts } from './dflash.ts';
import type { DFlashConfig } from './dflash-config.ts';
import { randomDFlashWeights, randomWeights } from './random-weights.ts';
import { referenceLogits } from './reference-decoder.ts';
import { referenceBlock } from './reference-dflash.ts';
import { Sequence } from './sequence.ts';

const targetConfig: DecoderConfig = {
  vocab: 60, hidden: 24, layers: 4, heads: 4, kvHeads: 2, headDim: 8, intermediate: 44, context: 96,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const config: DFlashConfig = {
  decoder: { ...targetConfig, layers: 3, heads: 6, kvHeads: 3, headDim: 16, intermediate: 36, ropeTheta: 5000 },
  proposal: 'block', block: 8, maskToken: 57, targetLayers: 4, taps: [0, 2], target: null,
};
const text = Array.from({ length: targetConfig.context }, (_, i) => (i * i * 7 + 3 * i + 11) % 50);
const targetParts = { config: targetConfig, weights: randomWeights(targetConfig, 1) };
const parts: DFlashParts = { config, weights: randomDFlashWeights(config, 2) };

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

async function open(): Promise<{ readonly sequence: Sequence; readonly model: DFlashModel }> {
  const sequence = new Sequence(gpu, targetConfig.context);
  sequence.writeTokens(text);
  const target = await openDecoder(gpu, targetParts, { sequence, maxRows: 16, label: 'target' });
  return { sequence, model: await DFlashModel.create(gpu, parts, { sequence, maxRows: 16, target }) };
}
type Bench = Awaited<ReturnType<typeof open>>;

function submit(record: (pass: GPUComputePassEncoder) => void): void {
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
}

/** Target and drafter take in positions from .. end - 1, so many at a time. */
function feed({ sequence, model }: Bench, from: number, end: number, rows = 16): void {
  for (let n = from; n < end; n += rows) {
    const at = { offset: 0, rows: Math.min(rows, end - n) };
    sequence.setCommitted(n);
    submit((pass) => {
      model.target.record(pass, at);
      model.recordContext(pass, at);
    });
  }
}

/** The block's logits at n committed tokens. */
async function block({ sequence, model }: Bench, n: number): Promise<Float32Array> {
  sequence.setCommitted(n);
  submit((pass) => model.recordBlock(pass));
  return readFloats(gpu, model.logits, config.block * targetConfig.vocab);
}

const worst = (actual: ArrayLike<number>, expected: ArrayLike<number>): number =>
  Math.max(...Array.from(expected, (value, i) => Math.abs(actual[i]! - value)));

/** The residual stream of the reference behind the tapped layers, [text][taps][hidden]. */
function referenceFeatures(): Float64Array {
  const { hidden } = targetConfig;
  const width = config.taps.length * hidden;
  const features = new Float64Array(text.length * width);
  referenceLogits(targetConfig, targetParts.weights, text, (layer, x) => {
    const tap = config.taps.indexOf(layer);
    for (let position = 0; tap >= 0 && position < text.length; position++) features.set(x.subarray(position * hidden, (position + 1) * hidden), position * width + tap * hidden);
  });
  return features;
}

it.each([1, 2, 8, 9, 16, 17, 31, 40, 88])('gives the logits of plain loops: %i tokens', async (n) => {
  const bench = await open();
  feed(bench, 0, n - 1);
  const features = referenceFeatures().subarray(0, (n - 1) * config.taps.length * targetConfig.hidden);
  expect(worst(await block(bench, n), referenceBlock(parts, targetParts, features, text[n - 1]!))).toBeLessThan(5e-5);
});

it.each([1, 2, 31, 88])('watched, it gives the same bits, and tells where it looks: %i tokens', async (n) => {
  const bench = await open();
  feed(bench, 0, n - 1);
  const expected = await block(bench, n);
  const watched = await bench.model.watched();
  submit((pass) => bench.model.recordBlock(pass, watched));
  expect(await readFloats(gpu, bench.model.logits, config.block * targetConfig.vocab)).toEqual(expected);
  const shares = await Promise.all(watched.shares!.map((buffer) => readFloats(gpu, buffer)));
  expect(shares).toHaveLength(config.decoder.layers);
  const features = referenceFeatures().subarray(0, (n - 1) * config.taps.length * targetConfig.hidden);
  referenceBlock(parts, targetParts, features, text[n - 1]!, (layer, row, looks) => {
    expect(worst(shares[layer]!.subarray(row * targetConfig.context), looks), `layer ${layer}, row ${row}`).toBeLessThan(2e-6);
  });
});

describe('the context', () => {
  it('is the same bits one by one and many at a time, and when it is taken in again', async () => {
    const bench = await open();
    feed(bench, 0, 40);
    const expected = await block(bench, 41);
    for (const rows of [1, 3, 5, 8]) {
      const other = await open();
      feed(other, 0, 40, rows);
      expect(await block(other, 41), `${rows} rows`).toEqual(expected);
    }
    feed(bench, 20, 40, 7);
    expect(await block(bench, 41)).toEqual(expected);
  });

  it('taken in behind an earlier block is that of a fresh start, for every number of tokens that a round may commit', async () => {
    for (let committed = 1; committed <= config.block; committed += 1) {
      const fresh = await open();
      feed(fresh, 0, 29 + committed);
      const expected = await block(fresh, 30 + committed);
      const bench = await open();
      feed(bench, 0, 29);
      await block(bench, 30);
      // the target verifies the anchor and what follows it
      bench.sequence.setCommitted(30);
      submit((pass) => bench.model.target.record(pass, { offset: -1, rows: config.block }));
      bench.sequence.setCommitted(30 + committed);
      submit((pass) => bench.model.recordContext(pass, { offset: -1 - config.block, rows: config.block }));
      expect(await block(bench, 30 + committed), `${committed} committed`).toEqual(expected);
    }
  });
});

describe('what a block sees', () => {
  it('is not what stands behind the anchor, nor what was once computed there', async () => {
    const bench = await open();
    feed(bench, 0, 24);
    const expected = await block(bench, 25);
    // another text behind the anchor, run by target and drafter alike
    bench.sequence.writeTokens(Array.from({ length: 40 }, (_, i) => (i * 11 + 1) % 50), 25);
    feed(bench, 24, 60);
    expect(await block(bench, 25)).toEqual(expected);
  });
  it('is not the target\'s features of the anchor', async () => {
    const bench = await open();
    feed(bench, 0, 24);
    const expected = await block(bench, 25);
    const { features, layers } = bench.model.target.taps!;
    gpu.device.queue.writeBuffer(features, 24 * layers.length * targetConfig.hidden * 4, new Float32Array(8 * layers.length * targetConfig.hidden).fill(1e6));
    expect(await block(bench, 25)).toEqual(expected);
  });
  it('is the anchor, and every token before it', async () => {
    const bench = await open();
    feed(bench, 0, 24);
    const expected = await block(bench, 25);
    bench.sequence.writeTokens([text[24]! + 1], 24);
    expect(await block(bench, 25)).not.toEqual(expected);
    bench.sequence.writeTokens([text[24]!], 24);
    expect(await block(bench, 25)).toEqual(expected);
    bench.sequence.writeTokens([text[3]! + 1], 3);
    feed(bench, 0, 24);
    expect(await block(bench, 25)).not.toEqual(expected);
  });
  it('is finite at the end of the context, and what it reaches over harms no context', async () => {
    const bench = await open();
    const { context } = targetConfig;
    feed(bench, 0, context - 3);
    const first = await block(bench, context - 2);
    expect(first.every(Number.isFinite)).toBe(true);
    await block(bench, context);
    feed(bench, context - 8, context - 3);
    expect(await block(bench, context - 2)).toEqual(first);
  });
});

it('refuses weights that do not fit', async () => {
  const sequence = new Sequence(gpu, 96);
  const target = await openDecoder(gpu, targetParts, { sequence, maxRows: 16, label: 'target' });
  const without = new Map([...parts.weights].filter(([name]) => name !== 'hidden_norm.weight'));
  await expect(DFlashModel.create(gpu, { config, weights: without }, { sequence, maxRows: 16, target })).rejects.toThrow(/tensor hidden_norm\.weight is missing/);
});
