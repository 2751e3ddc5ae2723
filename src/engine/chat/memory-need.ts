/**
 * What a model takes on the GPU, reckoned from its headers before its weights are fetched: weights as matrices are placed (model/matrices.ts), the
 * KV cache, and what passes and their reading need. WebGPU says how large one buffer may be, and nothing of how much memory there is.
 */
import type { MemoryNeed } from '#engine/chat-protocol.ts';
import { parameterCount, type DecoderConfig } from '#engine/model/config.ts';
import { endSites, layerSites } from '#engine/model/decoder-sites.ts';
import { tensorsOf, valuesOf, type Site } from '#engine/model/matrices.ts';
import type { PackedParts } from '#engine/model/open-decoder.ts';
import { packedBytes } from '#engine/ops/packed-form.ts';
import { splitsFor, splitWidths } from '#engine/ops/attention.ts';
import { cacheBytes } from '#engine/ops/cache-form.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { TREE_NODES } from '#engine/ops/tree-layout.ts';
import { commonForm } from '#engine/ops/widen-coded.ts';
import type { CacheChoice } from './parts-at-hand.ts';

/** Rows of logits that are on the GPU, and those that inspect mode reads back. */
const LOGIT_ROWS = TREE_NODES + TREE_NODES + 16;

export function memoryNeed(gpu: Gpu, config: DecoderConfig, packed: PackedParts | null, asked: CacheChoice): MemoryNeed {
  const context = Math.min(asked.context, config.context);
  const matrices = sites(config).map((site) => (packed ? packedBytes(commonForm(tensorsOf(site).map((name) => packed.stored.formOf(name))), valuesOf(site)) : { codes: valuesOf(site) * 4, scales: 0 }));
  const vectors = 4 * (parameterCount(config) - sites(config).reduce((sum, site) => sum + valuesOf(site), 0));
  const cache = cacheBytes({ ...config, context }, asked.cache);
  const { hidden, heads, kvHeads, headDim, intermediate } = config;
  const splits = splitsFor(gpu, { ...config, context });
  const split = splits.count > 1 ? splitWidths(config, splits) : { sums: 0, weighed: 0 };
  const wide = config.vocab * LOGIT_ROWS + TREE_NODES * (hidden + intermediate + (3 * heads + 2 * kvHeads) * headDim + split.sums + split.weighed);
  const largest = Math.max(cache, ...matrices.map(({ codes, scales }) => Math.max(codes, scales)), config.vocab * TREE_NODES * 4, split.sums * TREE_NODES * 4);
  return {
    weightsBytes: matrices.reduce((sum, { codes, scales }) => sum + codes + scales, vectors),
    cacheBytes: 2 * config.layers * cache,
    workBytes: wide * 4 + context * config.headDim * 4,
    context,
    refusal: refusalOf(largest, largestBuffer(gpu)),
  };
}

/** Matrices that lie in one buffer. */
function sites(config: DecoderConfig): readonly Site[] {
  const { table, head } = endSites(config);
  const ofLayers = Array.from({ length: config.layers }, (_, layer) => Object.values(layerSites(config, layer)));
  return [table, ...(config.tied ? [] : [head]), ...ofLayers.flat()];
}

/** That kernels may read. */
export const largestBuffer = ({ device: { limits } }: Gpu): number => Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);

/** A sentence where a buffer is larger than there may be. */
export function refusalOf(largest: number, most: number, remedy = 'Choose fewer bits, a shorter context, or a smaller model.'): string | null {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  return largest <= most ? null : `This GPU takes buffers of ${megabytes(most)} at most, and the model needs one of ${megabytes(largest)}. ${remedy}`;
}
