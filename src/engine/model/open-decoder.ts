/** A decoder of whatever its weights are: f32 in memory, or a file's that are packed on their way to the GPU. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { CacheForm } from '#engine/ops/cache-form.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import type { DecoderConfig } from './config.ts';
import { Decoder, type DecoderOptions } from './decoder.ts';
import { decoderLinears } from './decoder-linears.ts';
import { headVectors } from './head-vectors.ts';
import type { Matrices, MatricesOptions } from './matrices.ts';
import { packedMatrices } from './packed-matrices.ts';
import { plainMatrices } from './plain-matrices.ts';
import { checkWeights, type Weights } from './weights.ts';

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

/** Throws a sentence when the weights do not fit the configuration, or the GPU has no room for them. */
export async function openDecoder(gpu: Gpu, parts: ModelParts | PackedParts, around: Omit<DecoderOptions, 'cache'>): Promise<Decoder> {
  const { config, cache = 'single' } = parts;
  const options = { ...around, cache };
  if ('weights' in parts) checkWeights(config, parts.weights);
  const { sequence: { context }, label } = options;
  const matrices = matricesOf(gpu, parts, { context, epsilon: config.epsilon, label });
  const vectors = await headVectors(config, matrices);
  return Decoder.over(gpu, config, await decoderLinears(gpu, config, matrices, context), vectors, options);
}

/** `parts` have been checked. */
export function matricesOf(gpu: Gpu, parts: { readonly weights: Weights } | { readonly stored: StoredWeights }, options: MatricesOptions): Matrices {
  return 'weights' in parts ? plainMatrices(gpu, parts.weights, options) : packedMatrices(gpu, parts.stored, options);
}
