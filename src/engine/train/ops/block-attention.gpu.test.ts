/**
 * Block attention, forward and backward, against plain loops for every kind of span; windows; large scores; an unseen key has no
 * gradient and no influence, not even NaN; two runs give the same bits; twins for windows of 1..16 rows.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { randomFloats } from '#engine/ops/test-numbers.ts';
import { attentionCases, blocks, causal, unrolled, type AttentionCase } from './attention-cases.ts';
import { blockAttention, blockAttentionBackwardKv, blockAttentionBackwardQ, type AttentionShape } from './block-attention.ts';
import { blockAttentionGradients, blockAttentionReference } from './block-attention-reference.ts';
import { sightWords, windowWords } from './key-spans.ts';
import { runOnBuffers } from './run-on-buffers.ts';
import { relativeError } from '../relative-error.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Inputs {
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
  readonly dOut: Float32Array;
}

type Case = Omit<AttentionCase, 'name'>;

function randomInputs({ shape, rows, keys }: Case, seed: number): Inputs {
  const random = randomFloats(seed);
  const queries = rows * shape.heads * shape.headDim;
  const stored = keys * shape.kvHeads * shape.headDim;
  return { q: random(queries), k: random(stored), v: random(stored), dOut: random(queries) };
}

const untouched = 7;

/** Forward and backward, in windows of so many rows and keys from row and key `first` on. */
async function run({ shape, spans, rows, keys }: Case, inputs: Inputs, { first = 0, window = Infinity, count = Infinity } = {}) {
  const [forward, backwardQ, backwardKv] = await Promise.all([blockAttention(gpu, shape), blockAttentionBackwardQ(gpu, shape), blockAttentionBackwardKv(gpu, shape)]);
  const filled = (like: Float32Array) => new Float32Array(like.length).fill(untouched);
  const outputs = { out: filled(inputs.q), marks: new Float32Array(2 * rows * shape.heads), dQ: filled(inputs.q), dK: filled(inputs.k), dV: filled(inputs.v) };
  return runOnBuffers(gpu, { sight: sightWords(spans, keys), ...inputs }, outputs, (pass, buffers) => {
    for (const [kernel, all] of [[forward, rows], [backwardQ, rows], [backwardKv, keys]] as const) {
      const end = Math.min(all, first + count);
      for (let from = first; from < end; from += window) {
        kernel.on({ ...buffers, window: gpu.uniform('window', windowWords(from, spans.stride, rows)) }).record(pass, Math.min(window, end - from));
      }
    }
  });
}

function expectReference({ shape, spans }: Case, inputs: Inputs, result: Awaited<ReturnType<typeof run>>): void {
  const { out, lse } = blockAttentionReference(shape, spans, inputs);
  const { dQ, dK, dV } = blockAttentionGradients(shape, spans, inputs, inputs.dOut);
  expect(relativeError(result.out, out), 'out').toBeLessThan(1e-5);
  const seeing = [...lse.keys()].filter((i) => Number.isFinite(lse[i]));
  expect(relativeError(seeing.map((i) => result.marks[2 * i]!), seeing.map((i) => lse[i]!)), 'lse').toBeLessThan(1e-5);
  for (const [name, gradient] of Object.entries({ dQ, dK, dV })) expect(relativeError(result[name as 'dQ'], gradient), name).toBeLessThan(1e-5);
}

const model: AttentionShape = { heads: 4, kvHeads: 2, headDim: 32 };

const larger: readonly AttentionCase[] = [
  { name: 'causal text of 130', shape: model, spans: causal(130), rows: 130, keys: 130 },
  { name: 'blocks of 8 behind 100 tokens', shape: model, spans: blocks(100, [5, 31, 32, 33, 64, 99], 8), rows: 48, keys: 148 },
  { name: 'blocks with wide heads', shape: { heads: 2, kvHeads: 1, headDim: 128 }, spans: blocks(20, [5, 20], 4), rows: 8, keys: 28 },
];

describe.each([...attentionCases, ...larger])('$name', (attention) => {
  it('agrees with plain loops, and gives the same bits again', async () => {
    const inputs = randomInputs(attention, 1);
    const result = await run(attention, inputs);
    expectReference(attention, inputs, result);
    expect(await run(attention, inputs)).toEqual(result);
  });

  it('gives the same bits in windows', async () => {
    const inputs = randomInputs(attention, 2);
    expect(await run(attention, inputs, { window: 4 })).toEqual(await run(attention, inputs));
  });
});

const steps: Case = { shape: model, spans: unrolled(9, 3), rows: 27, keys: 27 };

it('writes the rows and keys of its window alone', async () => {
  const inputs = randomInputs(steps, 3);
  const [all, part] = [await run(steps, inputs), await run(steps, inputs, { first: 9, count: 9 })];
  for (const [name, perRow] of [['out', 128], ['dQ', 128]] as const) {
    expect(part[name].subarray(9 * perRow, 18 * perRow), name).toEqual(all[name].subarray(9 * perRow, 18 * perRow));
    expect(part[name].filter((value) => value === untouched).length, name).toBe(18 * perRow);
  }
  for (const name of ['dK', 'dV'] as const) expect(part[name].filter((value) => value === untouched).length, name).toBe(18 * 64);
});

it('takes scores of any size', async () => {
  const { q, k, ...rest } = randomInputs(steps, 4);
  const inputs = { q: q.map((x) => x * 30), k: k.map((x) => x * 30), ...rest };
  const { out } = blockAttentionReference(steps.shape, steps.spans, inputs);
  const result = await run(steps, inputs);
  expect(relativeError(result.out, out)).toBeLessThan(1e-3);
  for (const gradient of [result.dQ, result.dK, result.dV]) expect(gradient.every((value) => Number.isFinite(value))).toBe(true);
});

describe('a key that a row does not see', () => {
  // Two blocks: the first at anchor 4, the second at anchor 8; keys 8 and 9 of the text are seen by nobody.
  const attention: Case = { shape: model, spans: blocks(10, [4, 8], 3), rows: 6, keys: 16 };
  const row = 128;
  const key = 64;
  const inputs = randomInputs(attention, 5);

  it('has a gradient of exactly 0 where nobody sees it', async () => {
    const { dK, dV } = await run(attention, inputs);
    for (const gradient of [dK, dV]) {
      expect(gradient.subarray(8 * key, 10 * key).every((value) => value === 0)).toBe(true);
      expect(gradient.subarray(7 * key, 8 * key).some((value) => value === 0)).toBe(false);
    }
  });

  it('gets nothing from a block that ends before it, and gives it nothing', async () => {
    const dOut = inputs.dOut.map((x, i) => (i < 3 * row ? x : 0)); // the first block's loss alone
    const { dK, dV } = await run(attention, { ...inputs, dOut });
    for (const gradient of [dK, dV]) {
      expect(gradient.subarray(4 * key, 10 * key).every((value) => value === 0)).toBe(true);
      expect(gradient.subarray(13 * key).every((value) => value === 0)).toBe(true);
      expect(gradient.subarray(0, 4 * key).some((value) => value === 0)).toBe(false);
    }
  });

  it('does not matter to it, though it be NaN', async () => {
    const spoilt = (stored: Float32Array) => stored.map((x, i) => (i >= 4 * key && i < 10 * key ? NaN : x));
    const all = await run(attention, inputs);
    const result = await run(attention, { ...inputs, k: spoilt(inputs.k), v: spoilt(inputs.v) });
    expect(result.out.subarray(0, 3 * row)).toEqual(all.out.subarray(0, 3 * row));
    expect(result.dQ.subarray(0, 3 * row)).toEqual(all.dQ.subarray(0, 3 * row));
    expect(result.out.subarray(3 * row).every((value) => Number.isNaN(value))).toBe(true);
  });
});

it('twins: a row is the same bits at every index of windows of 1..16 rows, beside any neighbours', async () => {
  const keys = 70;
  const span = [3, 50, 52, 9];
  const alone: Case = { shape: model, spans: { words: Uint32Array.from(span), stride: 2 }, rows: 1, keys };
  const inputs = randomInputs(alone, 6);
  const expected = await run(alone, inputs);
  for (let rows = 2; rows <= 16; rows++) {
    const index = (rows * 7) % rows === 0 ? rows - 1 : (rows * 7) % rows;
    const words = Uint32Array.from({ length: 4 * rows }, (_, i) => (i >> 2 === index ? span[i % 4]! : [i % 3, 20 + i, 69, 1][i % 4]!));
    const neighbours = { q: randomFloats(rows)(rows * 128).map((x) => (rows % 2 ? NaN : x)), dOut: randomFloats(rows + 1)(rows * 128) };
    neighbours.q.set(inputs.q, index * 128);
    neighbours.dOut.set(inputs.dOut, index * 128);
    words.forEach((_, i) => i % 4 === 1 && (words[i] = Math.min(words[i]!, 68)));
    const result = await run({ shape: model, spans: { words, stride: 2 }, rows, keys }, { ...inputs, ...neighbours });
    expect(result.out.subarray(index * 128, (index + 1) * 128), `${rows} rows`).toEqual(expected.out);
    expect(result.dQ.subarray(index * 128, (index + 1) * 128), `${rows} rows`).toEqual(expected.dQ);
    expect(result.marks.subarray(index * 8, (index + 1) * 8), `${rows} rows`).toEqual(expected.marks);
  }
});
