import { describe, expect, it } from 'vitest';
import { parameterCount, parseConfig, parseDrafterConfig } from './config.ts';
import { randomWeights } from './random-weights.ts';
import { checkWeights } from './weights.ts';

const target = {
  model_type: 'qwen3', vocab_size: 1024, hidden_size: 128, num_hidden_layers: 8, num_attention_heads: 4, num_key_value_heads: 2,
  head_dim: 32, intermediate_size: 384, max_position_embeddings: 512, rms_norm_eps: 1e-6, rope_theta: 10_000, tie_word_embeddings: true,
};

it('reads a Qwen3 configuration of transformers 4', () => {
  expect(parseConfig({ ...target, attention_bias: false, hidden_act: 'silu', rope_scaling: null })).toEqual({
    vocab: 1024, hidden: 128, layers: 8, heads: 4, kvHeads: 2, headDim: 32, intermediate: 384, context: 512,
    ropeTheta: 10_000, ropeScaling: { kind: 'none' }, epsilon: 1e-6, qkNorm: true, qkvBias: false, tied: true,
  });
});

it('finds the RoPE base where transformers 5 puts it', () => {
  expect(parseConfig({ ...target, rope_theta: undefined, rope_parameters: { rope_theta: 5e5, rope_type: 'default' } }).ropeTheta).toBe(5e5);
});

it('fills in what Llama leaves out', () => {
  const { num_key_value_heads: _kv, head_dim: _dim, tie_word_embeddings: _tied, ...rest } = target;
  expect(parseConfig({ ...rest, model_type: 'llama' })).toMatchObject({ kvHeads: 4, headDim: 32, qkNorm: false, tied: false });
});

it('has biases and no q/k-norm in Qwen2', () => {
  expect(parseConfig({ ...target, model_type: 'qwen2', use_sliding_window: false })).toMatchObject({ qkNorm: false, qkvBias: true });
});

it('finds RoPE scaling where transformers 4 and 5 put it, and where drafters have none of it', () => {
  const yarn = { kind: 'yarn', factor: 4, originalContext: 256 };
  const scaling = { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 256 };
  expect(parseConfig({ ...target, rope_scaling: scaling }).ropeScaling).toMatchObject(yarn);
  expect(parseConfig({ ...target, rope_theta: undefined, rope_parameters: { rope_theta: 5e5, ...scaling }, rope_scaling: null })).toMatchObject({ ropeTheta: 5e5, ropeScaling: yarn });
  expect(() => parseDrafterConfig({ ...target, rope_scaling: scaling })).toThrow('RoPE scaling "yarn" is not supported in a drafter.');
  expect(() => parseDrafterConfig({ ...target, model_type: 'qwen2' })).toThrow('biases are not supported in a drafter.');
});

describe('refuses in one sentence', () => {
  it.each([
    [{ model_type: 'gpt2' }, 'model_type is neither qwen3, qwen2 nor llama'],
    [{ hidden_size: undefined }, 'hidden_size is missing'],
    [{ num_hidden_layers: 0 }, 'num_hidden_layers is below 1'],
    [{ num_hidden_layers: 1e9 }, 'its 1000000000 layers are more than any model has'],
    [{ num_hidden_layers: 1.5 }, 'num_hidden_layers is not a whole number'],
    [{ rms_norm_eps: 0 }, 'rms_norm_eps is not positive'],
    [{ num_key_value_heads: 3 }, '4 heads cannot share 3 key/value heads evenly'],
    [{ intermediate_size: 383 }, 'its intermediate size, 383, is not a multiple of 4'],
    [{ head_dim: undefined, hidden_size: 132 }, 'its headDim size, 33, is not a multiple of 8'],
    [{ attention_bias: true }, 'attention_bias is not supported'],
    [{ rope_scaling: { rope_type: 'dynamic' } }, 'RoPE scaling "dynamic" is not supported'],
    [{ rope_scaling: { type: 'yarn' } }, 'rope_scaling.factor is missing'],
  ])('%o', (over, sentence) => {
    expect(() => parseConfig({ ...target, ...over })).toThrow(`The model's config.json cannot be used: ${sentence}.`);
  });

  it('something that is no object', () => {
    expect(() => parseConfig(null)).toThrow("The model's config.json cannot be used");
  });
});

it('counts parameters as the tensors do', () => {
  for (const over of [{}, { tie_word_embeddings: false }, { model_type: 'llama' }, { model_type: 'qwen2' }]) {
    const config = parseConfig({ ...target, ...over });
    const total = [...randomWeights(config, 1).values()].reduce((sum, { data }) => sum + data.length, 0);
    expect(parameterCount(config)).toBe(total);
  }
});

it('names the tensor that is missing or of another shape', () => {
  const config = parseConfig(target);
  const weights = new Map(randomWeights(config, 1));
  weights.set('model.norm.weight', { shape: [64], data: new Float32Array(64) });
  expect(() => checkWeights(config, weights)).toThrow('tensor model.norm.weight is 64, not 128.');
  weights.delete('model.norm.weight');
  expect(() => checkWeights(config, weights)).toThrow('tensor model.norm.weight is missing.');
});
