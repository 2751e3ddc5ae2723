/** Edges: the three architectures; what metadata may leave out; an epsilon that went through f32; every kind of RoPE scaling; what is of another make, refused by name. */
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import { checkWeights } from '#engine/model/weights.ts';
import { bufferSource } from './byte-source.ts';
import { readGgufConfig } from './gguf-config.ts';
import { openGguf } from './gguf-header.ts';
import { namedAsHuggingFace } from './gguf-names.ts';
import { smallConfig, smallGguf } from './small-gguf.ts';
import { writeGguf, type Typed, type WrittenFile } from './write-gguf.ts';

const open = (written: WrittenFile) => openGguf(bufferSource(writeGguf(written), 'model.gguf'));
const without = ({ metadata, tensors }: ReturnType<typeof smallGguf>, ...keys: string[]): WrittenFile => ({ tensors, metadata: metadata.filter(([key]) => !keys.includes(key)) });
const read = async (more: Record<string, Typed>) => readGgufConfig(await open(smallGguf('llama', smallConfig, more)));

it.each([
  ['llama', smallConfig],
  ['llama', { ...smallConfig, qkvBias: true, tied: false }],
  ['qwen2', { ...smallConfig, qkvBias: true }],
  ['qwen3', { ...smallConfig, qkNorm: true, headDim: 16, kvHeads: 3 }],
] as const)('reads %s, and finds the tensors that it calls for', async (architecture, config: DecoderConfig) => {
  const file = await open(smallGguf(architecture, config));
  expect(await readGgufConfig(file)).toEqual(config);
  checkWeights(config, namedAsHuggingFace(file).tensors);
});

it('fills in what a file leaves out', async () => {
  const file = await open(without(smallGguf('llama', smallConfig), 'llama.attention.head_count_kv', 'llama.attention.key_length', 'llama.rope.freq_base', 'llama.rope.dimension_count'));
  expect(await readGgufConfig(file)).toMatchObject({ kvHeads: 3, headDim: 8, ropeTheta: 10_000 });
});

describe('RoPE scaling', () => {
  const text = (value: string): Typed => ['string', value];
  const float = (value: number): Typed => ['f32', value];
  it.each([
    [{ 'rope.scaling.type': text('none'), 'rope.scaling.factor': float(4) }, { kind: 'none' }],
    [{ 'rope.scaling.type': text('linear'), 'rope.scaling.factor': float(4) }, { kind: 'linear', factor: 4 }],
    [{ 'rope.scaling.factor': float(2.5) }, { kind: 'linear', factor: 2.5 }],
    [{ 'rope.scale_linear': float(2) }, { kind: 'linear', factor: 2 }],
    [{ 'rope.scaling.factor': float(0) }, { kind: 'none' }],
    [{ 'rope.scaling.type': text('yarn'), 'rope.scaling.factor': float(4), 'rope.scaling.original_context_length': ['u32', 16] },
      { kind: 'yarn', factor: 4, originalContext: 16, betaFast: 32, betaSlow: 1, attentionFactor: 0.1 * Math.log(4) + 1, truncate: true }],
  ] as [Record<string, Typed>, object][])('%j', async (more, scaling) => {
    expect((await read(more)).ropeScaling).toEqual(scaling);
  });

  it('of Llama 3 is a tensor of divisors', async () => {
    const { metadata, tensors } = smallGguf('llama', smallConfig);
    const file = (divisors: readonly number[]) => open({ metadata, tensors: [...tensors, { name: 'rope_freqs.weight', shape: [divisors.length], encoding: 'F32', bytes: new Uint8Array(Float32Array.from(divisors).buffer) }] });
    expect((await readGgufConfig(await file([1, 1.5, 4, 8]))).ropeScaling).toEqual({ kind: 'divided', by: [1, 1.5, 4, 8] });
    await expect(readGgufConfig(await file([1, 2]))).rejects.toThrow('tensor rope_freqs.weight is 2, not 4');
    await expect(readGgufConfig(await file([1, 0, 1, 1]))).rejects.toThrow('tensor rope_freqs.weight holds a number that is not positive');
    await expect(readGgufConfig(await file([1, NaN, 1, 1]))).rejects.toThrow('tensor rope_freqs.weight holds a number that is infinite or not a number');
  });
});

describe('refuses', () => {
  it.each<[Record<string, Typed>, string]>([
    [{ 'general.architecture': ['string', 'gemma3'] }, 'it is of architecture "gemma3", where llama, qwen2 and qwen3 are supported. Choose a model of one of these.'],
    [{ 'general.architecture': ['u32', 1] }, 'it does not say of which architecture it is'],
    [{ expert_count: ['u32', 8] }, 'it has llama.expert_count, which is not supported'],
    [{ 'attention.sliding_window': ['u32', 4096] }, 'it has llama.attention.sliding_window, which is not supported'],
    [{ 'attention.head_count_kv': ['array', 'u32', [1, 2]] }, 'its llama.attention.head_count_kv is not a positive number'],
    [{ 'attention.head_count_kv': ['u32', 2] }, '3 heads cannot share 2 key/value heads evenly'],
    [{ 'attention.value_length': ['u32', 4] }, 'its llama.attention.value_length is not the size of a head, 8'],
    [{ 'rope.dimension_count': ['u32', 4] }, 'its llama.rope.dimension_count is not the size of a head, 8'],
    [{ block_count: ['u32', 0] }, 'its llama.block_count is 0'],
    [{ block_count: ['u32', 2 ** 32 - 1] }, 'its 4294967295 layers are more than any model has'],
    [{ block_count: ['f32', 1.5] }, 'its llama.block_count is not a whole number'],
    [{ context_length: ['f64', Infinity] }, 'its llama.context_length is not a positive number'],
    [{ embedding_length: ['i32', -24] }, 'its llama.embedding_length is not a positive number'],
    [{ 'rope.scaling.type': ['string', 'longrope'], 'rope.scaling.factor': ['f32', 4] }, 'RoPE scaling "longrope" is not supported'],
    [{ 'rope.scaling.type': ['string', 'yarn'] }, 'its RoPE scaling "yarn" has no factor'],
  ])('%j', async (more, sentence) => {
    const { metadata, tensors } = smallGguf('llama', smallConfig, more);
    const config = readGgufConfig(await open({ metadata, tensors }));
    await expect(config).rejects.toThrow(ModelFileError);
    await expect(config).rejects.toThrow(`model.gguf cannot be used: ${sentence}`);
  });

  it('a file that lacks a key, or the embedding', async () => {
    const { metadata, tensors } = smallGguf('llama', smallConfig);
    await expect(readGgufConfig(await open(without({ metadata, tensors }, 'llama.embedding_length')))).rejects.toThrow('its llama.embedding_length is missing');
    await expect(readGgufConfig(await open({ metadata, tensors: tensors.slice(1) }))).rejects.toThrow('tensor token_embd.weight is missing');
  });
});
