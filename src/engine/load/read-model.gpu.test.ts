/**
 * Models as `transformers` saves them (pytorch/published_models.py): logits of a Llama in shards with Llama 3's RoPE scaling, a Qwen2 in
 * bfloat16 with biases, a Qwen3 in float16 with a tied head; kept in f32 within 1e-3 of PyTorch, packed
 * within what rounding costs (that packed kernels compute what packed weights say is packed-decoder.gpu.test.ts's matter).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { openDecoder } from '#engine/model/open-decoder.ts';
import { readLogits } from '#engine/model/read-logits.ts';
import { Sequence } from '#engine/model/sequence.ts';
import { bufferSource, type ByteSource } from '#engine/weights/byte-source.ts';
import { readModel, type WeightBits } from './read-model.ts';

const fixtures = 'src/engine/load/fixtures';
const ROWS = 8;

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

const filesOf = (name: string): readonly ByteSource[] => readdirSync(`${fixtures}/${name}`).map((file) => bufferSource(Uint8Array.from(readFileSync(`${fixtures}/${name}/${file}`)).buffer, `${name}/${file}`));

async function logitsOf(name: string, ids: readonly number[], bits: WeightBits): Promise<readonly Float32Array[]> {
  const { config, packed, plain } = await readModel(filesOf(name));
  const sequence = new Sequence(gpu, config.context);
  const decoder = await openDecoder(gpu, packed(bits) ?? (await plain()), { sequence, maxRows: ROWS, label: name });
  const rows = await readLogits(gpu, decoder, sequence, ids, ROWS);
  decoder.destroy();
  sequence.destroy();
  return rows;
}

/** The root of the mean squared difference, as a share of the logits' own. */
function relativeError(rows: readonly Float32Array[], wanted: readonly (readonly number[])[]): number {
  let [error, size] = [0, 0];
  rows.forEach((row, at) => row.forEach((logit, i) => {
    error += (logit - wanted[at]![i]!) ** 2;
    size += wanted[at]![i]! ** 2;
  }));
  return Math.sqrt(error / size);
}

describe.each(['llama', 'qwen2', 'qwen3'])('%s', (name) => {
  const { ids, logits } = JSON.parse(readFileSync(`${fixtures}/${name}/expected.json`, 'utf8')) as { readonly ids: readonly number[]; readonly logits: readonly (readonly number[])[] };

  it('agrees with PyTorch to 1e-3', async () => {
    const rows = await logitsOf(name, ids, 32);
    rows.forEach((row, at) => row.forEach((logit, i) => expect(Math.abs(logit - logits[at]![i]!)).toBeLessThan(1e-3)));
  });

  it('packed, differs by what rounding costs: 17 times as much in 4 bits as in 8', async () => {
    const eight = relativeError(await logitsOf(name, ids, 8), logits);
    const four = relativeError(await logitsOf(name, ids, 4), logits);
    expect(eight).toBeLessThan(0.03);
    expect(four / eight).toBeGreaterThan(8);
    expect(four / eight).toBeLessThan(34);
  });
});
