/**
 * draw.wgsl against plain loops: vocabularies below, on and off multiples of the workgroup, T = 0 and above; rows move on, end by the token and by
 * the limit, and then idle; NaN and infinities, and minus infinity, which is a score; nothing is written but the slot behind a row's; a row alone and among others, to the bit.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack, readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { batchWords, readBatch, type BatchRow } from './batch-rows.ts';
import { draw, drawWords, type DrawSettings } from './draw.ts';
import { drawReference } from './draw-reference.ts';
import { randomFloats } from './test-numbers.ts';

const CONTEXT = 7;
const UNTOUCHED = 0xabad1dea;
const NEVER = 0xffff;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Drawn {
  readonly words: Uint32Array;
  readonly tokens: Uint32Array;
  readonly logProbs: Float32Array;
  readonly entropies: Float32Array;
}

/** `settings`: seed 9, no end but the limit unless said. */
async function drawn(logits: Float32Array, batch: readonly BatchRow[], settings: Partial<DrawSettings> = {}): Promise<Drawn> {
  const slots = 40 * CONTEXT;
  const buffers = {
    params: gpu.uniform('params', drawWords({ seed: 9, temperature: 1, eos: NEVER, ...settings })),
    logits: gpu.uploaded('logits', logits),
    batch: gpu.uploaded('batch', batchWords(batch)),
    tokens: gpu.uploaded('tokens', new Uint32Array(slots).fill(UNTOUCHED)),
    logProbs: gpu.uploaded('log probs', new Float32Array(slots).fill(5)),
    entropies: gpu.uploaded('entropies', new Float32Array(slots).fill(-5)),
  };
  const record = await draw(gpu, logits.length / batch.length, buffers);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass, batch.length);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  const read = async (buffer: GPUBuffer): Promise<Uint32Array> => new Uint32Array(await readBack(gpu, buffer));
  const result = { words: await read(buffers.batch), tokens: await read(buffers.tokens), logProbs: await readFloats(gpu, buffers.logProbs), entropies: await readFloats(gpu, buffers.entropies) };
  for (const buffer of Object.values(buffers)) buffer.destroy();
  return result;
}

/** In regions of no order, at positions of their own. */
const rowsOf = (count: number): BatchRow[] => Array.from({ length: count }, (_, row) => ({ firstSlot: ((row * 17 + 3) % 40) * CONTEXT, position: row % (CONTEXT - 1), sequence: 100 + row, left: 2 + row }));

it.each([1, 4, 31, 64, 100, 300])('agrees with plain loops over a vocabulary of %i', async (vocabulary) => {
  const batch = rowsOf(9);
  const logits = randomFloats(vocabulary)(9 * vocabulary).map((x) => 3 * x);
  for (const temperature of [0, 0.6, 1, 1.7]) {
    const { words, tokens, logProbs, entropies } = await drawn(logits, batch, { temperature });
    expect(readBatch(words, 9)).toEqual(batch.map((row) => ({ ...row, position: row.position + 1, left: row.left - 1 })));
    const touched = batch.map(({ firstSlot, position }) => firstSlot + position + 1);
    expect([...tokens.keys()].filter((slot) => tokens[slot] !== UNTOUCHED)).toEqual([...touched].sort((a, b) => a - b));
    expect([...logProbs.keys()].filter((slot) => logProbs[slot] !== 5)).toEqual([...touched].sort((a, b) => a - b));
    expect([...entropies.keys()].filter((slot) => entropies[slot] !== -5)).toEqual([...touched].sort((a, b) => a - b));
    batch.forEach(({ sequence, position }, row) => {
      const expected = drawReference(logits.subarray(row * vocabulary, (row + 1) * vocabulary), temperature, { seed: 9, sequence, position: position + 1 });
      expect(Math.abs(entropies[touched[row]!]! - expected.entropy)).toBeLessThan(1e-4);
      if (expected.margin < 1e-4) return;
      expect(tokens[touched[row]!]).toBe(expected.token);
      expect(Math.abs(logProbs[touched[row]!]! - expected.logProb)).toBeLessThan(1e-4);
    });
  }
});

it('draws for a row alone what it draws among others', async () => {
  const vocabulary = 100;
  const batch = rowsOf(9);
  const logits = randomFloats(3)(9 * vocabulary);
  const all = await drawn(logits, batch);
  const alone = await drawn(logits.slice(4 * vocabulary, 5 * vocabulary), [batch[4]!]);
  const at = batch[4]!.firstSlot + batch[4]!.position + 1;
  expect([alone.tokens[at], alone.logProbs[at], alone.entropies[at]]).toEqual([all.tokens[at], all.logProbs[at], all.entropies[at]]);
});

it('takes minus infinity for what cannot be: beside others, and as all that a thread sees', async () => {
  const vocabulary = 100;
  const batch = rowsOf(2);
  const logits = randomFloats(4)(2 * vocabulary).map((x, i) => (i % 4 === 1 || i % 7 === 0 || (i > vocabulary && i !== 150 && i !== 152) ? -Infinity : 20 * x));
  const { entropies } = await drawn(logits, batch);
  batch.forEach(({ sequence, firstSlot, position }, row) => {
    const { entropy } = drawReference(logits.subarray(row * vocabulary, (row + 1) * vocabulary), 1, { seed: 9, sequence, position: position + 1 });
    expect(Math.abs(entropies[firstSlot + position + 1]! - entropy)).toBeLessThan(1e-4);
  });
});

it('ends by the token, by the limit, and idles then', async () => {
  const logits = Float32Array.of(0, 9, 0, 0, /**/ 0, 0, 9, 0, /**/ 0, 9, 0, 0);
  const [a, b, c] = rowsOf(3).map((row, i) => ({ ...row, left: [5, 1, 0][i]! })) as [BatchRow, BatchRow, BatchRow];
  const { words, tokens } = await drawn(logits, [a, b, c], { temperature: 0, eos: 1 });
  expect(readBatch(words, 3)).toEqual([{ ...a, left: 0 }, { ...b, left: 0 }, c]);
  expect([a, b, c].map(({ firstSlot, position }) => tokens[firstSlot + position + 1])).toEqual([1, 2, UNTOUCHED]);
});

it.each([NaN, Infinity, 'all out'])('says of a row with %s that it is none, and writes nothing', async (what) => {
  const logits = Float32Array.of(...(what === 'all out' ? [-Infinity, -Infinity, -Infinity, -Infinity] : [0, Number(what), 0, 0]), 0, 0, 9, 0);
  const batch = rowsOf(2);
  const { words, tokens } = await drawn(logits, batch, { temperature: 0 });
  expect(() => readBatch(words, 2)).toThrow('numbers that are none');
  expect(batch.map(({ firstSlot, position }) => tokens[firstSlot + position + 1])).toEqual([UNTOUCHED, 2]);
});
