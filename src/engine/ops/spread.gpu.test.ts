/** Every token's logit where it belongs, all others out of the question; vocabularies below, on and off the workgroup's 64. */
import { expect, it } from 'vitest';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { runRowKernel } from './run-row-kernel.ts';
import { spread } from './spread.ts';
import { randomFloats } from './test-numbers.ts';

it.each([[8, 4], [64, 64], [132, 52], [1024, 512]])('%i tokens, of which %i can be said', async (vocab, draftVocab) => {
  const gpu = await testGpu();
  const kernel = await spread(gpu, { vocab, draftVocab, context: 8 });
  const said = Array.from({ length: draftVocab }, (_, i) => Math.floor(((i + 1) * vocab) / draftVocab) - 1);
  const places = new Uint32Array(vocab);
  said.forEach((id, i) => (places[id] = i + 1));
  for (const rows of [1, 3, 16]) {
    const logits = randomFloats(rows)(rows * draftVocab);
    const { out } = await runRowKernel(gpu, kernel, { rows, inputs: { places, logits }, outputs: { out: new Float32Array(rows * vocab) } });
    const expected = new Float32Array(rows * vocab).fill(-1e30);
    for (let row = 0; row < rows; row += 1) said.forEach((id, i) => (expected[row * vocab + id] = logits[row * draftVocab + i]!));
    expect(out).toEqual(expected);
  }
});
