/**
 * The whole forward pass on a random 2-layer model: logits against plain loops, and the promise that verification rests on,
 * that a token's logits and KV entries are the same bits however the pass that computed them was cut.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { splitsFor } from '#engine/ops/attention.ts';
import { worstError } from '#engine/ops/test-numbers.ts';
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
const llama: DecoderConfig = { ...qwen3, kvHeads: 4, headDim: 40, hidden: 20, vocab: 60, qkNorm: false, tied: false };
const text = Array.from({ length: 90 }, (_, i) => (i * i * 7 + 3 * i + 11) % 60);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Bench {
  readonly sequence: Sequence;
  readonly decoder: Decoder;
}

async function decoderFor(config: DecoderConfig): Promise<Bench> {
  const sequence = new Sequence(gpu, config.context);
  sequence.writeTokens(text);
  const decoder = await openDecoder(gpu, { config, weights: randomWeights(config, 1) }, { sequence, maxRows: 16, label: 'test model' });
  return { sequence, decoder };
}

/** Runs a pass with n committed tokens and returns its rows' logits. */
async function run({ sequence, decoder }: Bench, n: number, at: PassRows, how: 'record' | 'recordKeys' = 'record'): Promise<Float32Array[]> {
  sequence.setCommitted(n);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  decoder[how](pass, at);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const { vocab } = decoder.config;
  const logits = await readFloats(gpu, decoder.logits, at.rows * vocab);
  return Array.from({ length: at.rows }, (_, row) => logits.slice(row * vocab, (row + 1) * vocab));
}

/** Feeds positions 0 .. end - 1 in passes of `rows` and returns each position's logits. */
async function feed(bench: Bench, end: number, rows: number): Promise<Float32Array[]> {
  const all: Float32Array[] = [];
  for (let n = 0; n < end; n += rows) all.push(...(await run(bench, n, { offset: 0, rows: Math.min(rows, end - n) })));
  return all;
}

const cacheOf = ({ decoder }: Bench, positions: number): Promise<number[]> => kvWords(gpu, decoder, decoder.config.context, positions);

describe.each([
  ['qwen3: q/k-norm, grouped queries, tied head', qwen3],
  ['llama: no q/k-norm, own head', llama],
])('%s', (_, config) => {
  it('gives the logits of the plain-loop reference', async () => {
    const expected = referenceLogits(config, randomWeights(config, 1), text);
    const actual = await feed(await decoderFor(config), text.length, 16);
    let worst = 0;
    actual.forEach((row, position) => row.forEach((logit, id) => (worst = Math.max(worst, Math.abs(logit - expected[position * config.vocab + id]!)))));
    expect(worst).toBeLessThan(5e-5);
  });

  it('gives the same bits one by one, in verify passes of every size, and in prompt chunks', async () => {
    const oneByOne = await feed(await decoderFor(config), text.length, 1);
    for (const rows of [2, 3, 4, 5, 7, 8, 9, 13, 16]) {
      expect(await feed(await decoderFor(config), text.length, rows), `${rows} rows`).toEqual(oneByOne);
    }
  });
});

it('in a context of several splits, across the border of two, gives the same bits one by one and in passes', async () => {
  const config = { ...qwen3, context: 2300 };
  const border = splitsFor(gpu, config).keys;
  const bench = await decoderFor(config);
  bench.sequence.writeTokens(Array.from({ length: border + 20 }, (_, i) => (i * i * 7 + 3 * i + 11) % 60));
  // what stands in the cache in front, nothing here, is the same for all
  const passes = async (rows: number): Promise<Float32Array[]> => {
    const all: Float32Array[] = [];
    for (let n = border - 10; n < border + 8; n += rows) all.push(...(await run(bench, n, { offset: 0, rows: Math.min(rows, border + 8 - n) })));
    return all;
  };
  const oneByOne = await passes(1);
  for (const rows of [3, 5, 16]) expect(await passes(rows), `${rows} rows`).toEqual(oneByOne);
});

it('forOneRow, the yardstick, computes the same logits from the same cache', async () => {
  const bench = await decoderFor(qwen3);
  const expected = await feed(bench, 30, 10);
  const yardstick = { ...bench, decoder: await bench.decoder.forOneRow() };
  expect(worstError((await run(yardstick, 30, { offset: -1, rows: 1 }))[0]!, expected[29]!)).toBeLessThan(2e-6);
});

describe('the KV contract', () => {
  it('rolls back by length alone: other drafts first, then the text, equals a fresh prefill', async () => {
    const fresh = await decoderFor(qwen3);
    const expected = await feed(fresh, 60, 16);

    const rolled = await decoderFor(qwen3);
    await feed(rolled, 40, 8);
    rolled.sequence.writeTokens([9, 9, 9, 9, 9, 9, 9, 9], 40);
    await run(rolled, 41, { offset: -1, rows: 8 });
    rolled.sequence.writeTokens(text);
    const rest = [...(await run(rolled, 41, { offset: -1, rows: 5 })), ...(await run(rolled, 45, { offset: 0, rows: 15 }))];

    expect(rest).toEqual(expected.slice(40));
    expect(await cacheOf(rolled, 60)).toEqual(await cacheOf(fresh, 60));
  });

  it('a prompt read for its keys alone leaves the same cache, and no logits', async () => {
    const whole = await decoderFor(qwen3);
    await feed(whole, 60, 16);
    const keysAlone = await decoderFor(qwen3);
    for (let n = 0; n < 60; n += 16) {
      const logits = await run(keysAlone, n, { offset: 0, rows: Math.min(16, 60 - n) }, 'recordKeys');
      expect(logits.every((row) => row.every((logit) => logit === 0))).toBe(true);
    }
    expect(await cacheOf(keysAlone, 60)).toEqual(await cacheOf(whole, 60));
  });

  it('reaching beyond the context harms no row inside it', async () => {
    const short = { ...qwen3, context: 50 };
    const sequence = new Sequence(gpu, 50);
    sequence.writeTokens(text.slice(0, 50));
    const decoder = await openDecoder(gpu, { config: short, weights: randomWeights(short, 1) }, { sequence, maxRows: 16, label: 'test model' });
    const bench = { sequence, decoder };
    const inside = await feed(bench, 50, 10);
    const cache = await cacheOf(bench, 50);
    const over = await run(bench, 47, { offset: -1, rows: 16 });
    expect(over.slice(0, 4)).toEqual(inside.slice(46));
    expect(await cacheOf(bench, 50)).toEqual(cache);
  });

  it('reads n on the GPU: two passes recorded into one submit take the n of their turn', async () => {
    const bench = await decoderFor(qwen3);
    const expected = await feed(bench, 20, 10);
    bench.sequence.setCommitted(18);
    const later = gpu.uploaded('n', Uint32Array.of(20));
    const encoder = gpu.device.createCommandEncoder();
    for (const then of [later, null]) {
      const pass = encoder.beginComputePass();
      bench.decoder.record(pass, { offset: -1, rows: 1 });
      pass.end();
      if (then) encoder.copyBufferToBuffer(then, 0, bench.sequence.state, 0, 4);
    }
    gpu.device.queue.submit([encoder.finish()]);
    expect(await readFloats(gpu, bench.decoder.logits, qwen3.vocab)).toEqual(expected[19]);
  });
});

it('says what is wrong when a pass is too large', async () => {
  const { decoder } = await decoderFor(qwen3);
  const pass = gpu.device.createCommandEncoder().beginComputePass();
  expect(() => decoder.record(pass, { offset: 0, rows: 17 })).toThrow('A pass of the test model takes 1 to 16 rows, not 17.');
});
