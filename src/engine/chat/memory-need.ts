/**
 * What a model takes on the GPU, reckoned from its headers before its weights are fetched: packed weights as packed-linears.ts places them, the
 * KV cache, and what passes and their reading need. WebGPU says how large one buffer may be, and nothing of how much memory there is.
 */
import type { MemoryNeed } from '#engine/chat-protocol.ts';
import { parameterCount, type DecoderConfig } from '#engine/model/config.ts';
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
  const { limits } = gpu.device;
  const context = Math.min(asked.context, config.context);
  const matrices = sites(config).map(({ names, values }) => (packed ? packedBytes(commonForm(names.map((name) => packed.stored.formOf(name))), values) : { codes: values * 4, scales: 0 }));
  const vectors = 4 * (parameterCount(config) - sites(config).reduce((sum, { values }) => sum + values, 0));
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
    refusal: refusalOf(largest, Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize)),
  };
}

/** Matrices that lie in one buffer, by name and size. */
function sites({ vocab, hidden, layers, heads, kvHeads, headDim, intermediate, tied }: DecoderConfig): readonly { readonly names: readonly string[]; readonly values: number }[] {
  const ofLayer = (layer: number) => {
    const at = (...names: string[]): string[] => names.map((name) => `model.layers.${layer}.${name}.weight`);
    return [
      { names: at('self_attn.q_proj', 'self_attn.k_proj', 'self_attn.v_proj'), values: hidden * headDim * (heads + 2 * kvHeads) },
      { names: at('self_attn.o_proj'), values: hidden * headDim * heads },
      { names: at('mlp.gate_proj', 'mlp.up_proj'), values: 2 * hidden * intermediate },
      { names: at('mlp.down_proj'), values: hidden * intermediate },
    ];
  };
  return [
    ...['model.embed_tokens.weight', ...(tied ? [] : ['lm_head.weight'])].map((name) => ({ names: [name], values: vocab * hidden })),
    ...Array.from({ length: layers }, (_, layer) => ofLayer(layer)).flat(),
  ];
}

function refusalOf(largest: number, most: number): string | null {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  return largest <= most ? null : `This GPU takes buffers of ${megabytes(most)} at most, and the model needs one of ${megabytes(largest)}. Choose fewer bits, a shorter context, or a smaller model.`;
}
