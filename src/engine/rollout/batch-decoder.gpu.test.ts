/** Logits of many sequences in one pass are, to the bit, those of the decoder that reads each alone: texts of several lengths, with q/k-norm and without, a tied head and an own one. */
import { expect, it } from 'vitest';
import { readFloats } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { openDecoder } from '#engine/model/open-decoder.ts';
import { randomWeights } from '#engine/model/random-weights.ts';
import { readLogits } from '#engine/model/read-logits.ts';
import { Sequence } from '#engine/model/sequence.ts';
import { expectedShapes } from '#engine/model/weights.ts';
import type { BatchRow } from '#engine/ops/batch-rows.ts';
import { Parameters } from '#engine/train/parameters.ts';
import { ArrangedWeights } from './arranged-weights.ts';
import { BatchDecoder } from './batch-decoder.ts';

const base: DecoderConfig = {
  vocab: 100, hidden: 24, layers: 3, heads: 4, kvHeads: 2, headDim: 16, intermediate: 44, context: 96,
  ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
};
const LENGTH = 36;
/** One token, on and around a chunk of keys, all that there is room for. */
const LENGTHS = [1, 16, 17, 33, LENGTH];

it.each([{ qkNorm: true, tied: true }, { qkNorm: false, tied: false }])('q/k-norm $qkNorm, tied $tied', async (change) => {
  const gpu = await testGpu();
  const config = { ...base, ...change };
  const weights = randomWeights(config, 1);
  const parameters = new Parameters(gpu, expectedShapes(config));
  parameters.write(weights);
  const arranged = await ArrangedWeights.create(gpu, config, parameters);
  const decoder = await BatchDecoder.create(gpu, config, arranged, { sequences: LENGTHS.length, context: LENGTH, maxRows: 200 });
  const submit = (record: (encoder: GPUCommandEncoder) => void): void => {
    const encoder = gpu.device.createCommandEncoder();
    record(encoder);
    gpu.device.queue.submit([encoder.finish()]);
  };
  const texts = LENGTHS.map((length, i) => Array.from({ length }, (_, t) => (t * t * 7 + 3 * t + 11 * i) % config.vocab));
  texts.forEach((ids, i) => { gpu.device.queue.writeBuffer(decoder.tokens, i * LENGTH * 4, Uint32Array.from(ids)); });
  const rows = texts.flatMap((ids, i) => ids.map((_, position): BatchRow => ({ firstSlot: i * LENGTH, position, sequence: i, left: 0 })));
  const last = rows.filter(({ firstSlot, position }) => position + 1 === LENGTHS[firstSlot / LENGTH]);

  submit((encoder) => { arranged.record(encoder); });
  // All tokens of all texts in one pass; then, over their keys, the last of each.
  const passes: Float32Array[] = [];
  for (const now of [rows, last]) {
    decoder.writeRows(now);
    submit((encoder) => {
      const pass = encoder.beginComputePass();
      decoder.record(pass, now.length);
      pass.end();
    });
    passes.push(await readFloats(gpu, decoder.logits, now.length * config.vocab));
  }

  const sequence = new Sequence(gpu, LENGTH);
  const alone = await openDecoder(gpu, { config, weights }, { sequence, maxRows: 8, label: 'test model' });
  const expected: Float32Array[] = [];
  for (const ids of texts) expected.push(...(await readLogits(gpu, alone, sequence, ids, 8)));
  const { vocab } = config;
  expected.forEach((logits, row) => { expect(passes[0]!.slice(row * vocab, (row + 1) * vocab)).toEqual(logits); });
  last.forEach((row, i) => { expect(passes[1]!.slice(i * vocab, (i + 1) * vocab)).toEqual(expected[rows.indexOf(row)]); });
  for (const part of [alone, sequence, decoder, arranged, parameters]) part.destroy();
});
