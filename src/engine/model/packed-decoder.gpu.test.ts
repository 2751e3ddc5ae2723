/**
 * The forward pass over packed weights, read from a GGUF file piece by piece: logits against plain loops over the numbers that the file holds,
 * for every encoding, mixed within a fused linear, with llama's interleaved rows, Qwen2's biases and Qwen3's norms; and a token's logits are the
 * same bits however its pass was cut.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { unpacked } from '#engine/ops/random-matrix.ts';
import { worstError } from '#engine/ops/test-numbers.ts';
import { bufferSource } from '#engine/weights/byte-source.ts';
import { blockSizes, bytesOf, type Encoding } from '#engine/weights/encodings.ts';
import { readGgufConfig, type Architecture } from '#engine/weights/gguf-config.ts';
import { openGguf } from '#engine/weights/gguf-header.ts';
import { namedAsHuggingFace } from '#engine/weights/gguf-names.ts';
import { smallConfig, smallGguf } from '#engine/weights/small-gguf.ts';
import { storedWeights } from '#engine/weights/stored-weights.ts';
import { valueCount } from '#engine/weights/tensor-file.ts';
import { writeGguf, type WrittenTensor } from '#engine/weights/write-gguf.ts';
import type { DecoderConfig } from './config.ts';
import { openDecoder } from './open-decoder.ts';
import { normals } from './random-weights.ts';
import { referenceLogits } from './reference-decoder.ts';
import { readLogits } from './read-logits.ts';
import { Sequence } from './sequence.ts';
import { expectedShapes, type Tensor } from './weights.ts';

const base: DecoderConfig = { ...smallConfig, vocab: 68, hidden: 256, heads: 4, kvHeads: 2, headDim: 64, intermediate: 256, context: 24 };
const text = Array.from({ length: 20 }, (_, i) => (i * i * 7 + 3 * i + 11) % 60);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

/** Random codes under small scales; of a vector, numbers around 1. */
function filled(tensor: WrittenTensor, encoding: Encoding, normal: () => number): WrittenTensor {
  const count = valueCount(tensor.shape);
  if (tensor.shape.length === 1) return { ...tensor, bytes: new Uint8Array(Float32Array.from({ length: count }, () => 1 + 0.2 * normal()).buffer) };
  if (encoding === 'F32') return { ...tensor, encoding, bytes: new Uint8Array(Float32Array.from({ length: count }, () => normal() / 16).buffer) };
  const bytes = Uint8Array.from({ length: bytesOf(encoding, count) }, () => Math.floor(Math.abs(normal()) * 997) & 255);
  const scales = { Q8_0: [0], Q4_0: [0], Q4_1: [0, 2], Q4_K: [0, 2], Q6_K: [208] }[encoding as 'Q8_0'];
  for (let block = 0; block < bytes.length; block += blockSizes[encoding].bytes) {
    // f16 of 0.0005 to 0.001: what it multiplies goes to a hundred and more.
    for (const at of scales) bytes.set([Math.floor(Math.abs(normal()) * 997) & 255, encoding === 'Q4_0' || encoding === 'Q4_1' ? 0x20 : 0x10], block + at);
  }
  return { ...tensor, encoding, bytes };
}

async function opened(architecture: Architecture, config: DecoderConfig, encodingOf: (name: string) => Encoding) {
  const normal = normals(3);
  const { metadata, tensors } = smallGguf(architecture, config);
  const file = await openGguf(bufferSource(writeGguf({ metadata, tensors: tensors.map((tensor) => filled(tensor, encodingOf(tensor.name), normal)) }), 'small.gguf'));
  const read = await readGgufConfig(file);
  return { config: read, weights: storedWeights(namedAsHuggingFace(file), architecture, read, 8) };
}

type Opened = Awaited<ReturnType<typeof opened>>;

/** What the file holds, in f32. */
async function plain({ config, weights }: Opened): Promise<Map<string, Tensor>> {
  const all = new Map<string, Tensor>();
  for (const [name, shape] of expectedShapes(config)) {
    const data = shape.length === 1 ? await weights.vector(name) : unpacked(await weights.rows(name, 0, shape[0]!), weights.formOf(name));
    all.set(name, { shape, data });
  }
  return all;
}

async function logitsOf({ config, weights }: Opened, rows: number): Promise<Float32Array> {
  const sequence = new Sequence(gpu, config.context);
  const decoder = await openDecoder(gpu, { config, stored: weights }, { sequence, maxRows: 8, label: 'packed model' });
  const all = await readLogits(gpu, decoder, sequence, text, rows);
  decoder.destroy();
  sequence.destroy();
  return Float32Array.of(...all.flatMap((row) => [...row]));
}

const mixed = (name: string): Encoding => (name.includes('attn_v') ? 'Q6_K' : name.includes('ffn_down') ? 'Q8_0' : 'Q4_K');

describe.each([
  ['llama, Q4_1', 'llama', base, () => 'Q4_1'],
  ['llama, Q4_0 and a head of its own', 'llama', { ...base, tied: false }, () => 'Q4_0'],
  ['llama, K-quants mixed', 'llama', base, mixed],
  ['qwen2, biases, Q8_0', 'qwen2', { ...base, qkvBias: true }, () => 'Q8_0'],
  ['qwen3, norms on q and k, floats quantised on the way', 'qwen3', { ...base, qkNorm: true }, () => 'F32'],
] as const satisfies readonly (readonly [string, Architecture, DecoderConfig, (name: string) => Encoding])[])('%s', (_, architecture, config, encodingOf) => {
  it('agrees with plain loops, and to the bit with itself in passes of other sizes', async () => {
    const model = await opened(architecture, config, encodingOf);
    expect(model.config).toEqual(config);
    const weights = await plain(model);
    const logits = await logitsOf(model, 1);
    expect(worstError(logits, referenceLogits(model.config, weights, text))).toBeLessThan(2e-5);
    expect(await logitsOf(model, 7)).toEqual(logits);
  });
});
