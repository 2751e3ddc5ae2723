/** A GGUF file of a small random model for tests, as a converter writes it: metadata, and every tensor of the configuration. */
import type { DecoderConfig } from '#engine/model/config.ts';
import { expectedShapes } from '#engine/model/weights.ts';
import type { Architecture } from './gguf-config.ts';
import { ggufName } from './gguf-names.ts';
import type { Typed, WrittenFile } from './write-gguf.ts';

/** Sizes that fill no block but those of plain floats. */
export const smallConfig: DecoderConfig = {
  vocab: 40, hidden: 24, layers: 2, heads: 3, kvHeads: 1, headDim: 8, intermediate: 20, context: 64,
  ropeTheta: 1e5, ropeScaling: { kind: 'none' }, epsilon: 1e-5, qkNorm: false, qkvBias: false, tied: true,
};

export function smallGguf(architecture: Architecture, config: DecoderConfig, more: Readonly<Record<string, Typed>> = {}): Required<Pick<WrittenFile, 'metadata' | 'tensors'>> {
  const { hidden, layers, heads, kvHeads, headDim, intermediate, context, ropeTheta, epsilon } = config;
  const fields: Record<string, Typed> = {
    'general.architecture': ['string', architecture],
    block_count: ['u32', layers], context_length: ['u32', context], embedding_length: ['u32', hidden], feed_forward_length: ['u32', intermediate],
    'attention.head_count': ['u32', heads], 'attention.head_count_kv': ['u32', kvHeads], 'attention.layer_norm_rms_epsilon': ['f32', epsilon],
    'attention.key_length': ['u32', headDim], 'rope.freq_base': ['f32', ropeTheta], 'rope.dimension_count': ['u32', headDim], ...more,
  };
  return {
    metadata: Object.entries(fields).map(([key, value]) => [/^(general|tokenizer)\./.test(key) ? key : `${architecture}.${key}`, value]),
    tensors: [...expectedShapes(config)].map(([name, shape]) => ({ name: ggufName(name)!, shape, encoding: 'F32' })),
  };
}
