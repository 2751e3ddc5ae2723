/** A decoder of whatever its weights are: f32 in memory, or a file's that are packed on their way to the GPU. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import type { DecoderConfig } from './config.ts';
import { Decoder, type DecoderOptions } from './decoder.ts';
import { headVectors } from './head-vectors.ts';
import { packedLinears } from './packed-linears.ts';
import type { Weights } from './weights.ts';

export interface ModelParts {
  readonly config: DecoderConfig;
  readonly weights: Weights;
}

/** Its sizes fit packed kernels (load/packable.ts). */
export interface PackedParts {
  readonly config: DecoderConfig;
  readonly stored: StoredWeights;
}

export async function openDecoder(gpu: Gpu, parts: ModelParts | PackedParts, options: DecoderOptions): Promise<Decoder> {
  const { config } = parts;
  if ('weights' in parts) return Decoder.create(gpu, config, parts.weights, options);
  const { sequence: { context }, label } = options;
  const vectors = await headVectors(config, (name) => parts.stored.vector(name));
  return Decoder.over(gpu, config, await packedLinears(gpu, config, parts.stored, { context, label }), vectors, options);
}
