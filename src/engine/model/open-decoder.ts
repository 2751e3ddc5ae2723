/** A decoder of whatever its weights are: f32 in memory, or a file's that are packed on their way to the GPU. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { CacheForm } from '#engine/ops/cache-form.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import type { DecoderConfig } from './config.ts';
import { Decoder, type DecoderOptions } from './decoder.ts';
import { headVectors } from './head-vectors.ts';
import { packedLinears } from './packed-linears.ts';
import type { Weights } from './weights.ts';

interface AnyParts {
  readonly config: DecoderConfig;
  /** How its decoder keeps K and V: 'single' unless said. */
  readonly cache?: CacheForm;
}

export interface ModelParts extends AnyParts {
  readonly weights: Weights;
}

/** Its sizes fit packed kernels (load/packable.ts). */
export interface PackedParts extends AnyParts {
  readonly stored: StoredWeights;
}

export async function openDecoder(gpu: Gpu, parts: ModelParts | PackedParts, around: Omit<DecoderOptions, 'cache'>): Promise<Decoder> {
  const { config, cache = 'single' } = parts;
  const options = { ...around, cache };
  if ('weights' in parts) return Decoder.create(gpu, config, parts.weights, options);
  const { sequence: { context }, label } = options;
  const vectors = await headVectors(config, (name) => parts.stored.vector(name));
  return Decoder.over(gpu, config, await packedLinears(gpu, config, parts.stored, { context, label }), vectors, options);
}
