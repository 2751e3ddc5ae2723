/** Causal attention of the rows over the KV cache. Kernel: shaders/attention.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/attention.wgsl?raw';
import type { HeadShape } from './head-shape.ts';
import { RowKernel, tileSizes } from './row-kernel.ts';

/** Queries that share a sweep over the cache: each holds 8 numbers in registers. */
const mostQueries = 16;

export function attention(gpu: Gpu, { heads, kvHeads, headDim, context }: HeadShape) {
  const group = heads / kvHeads;
  return RowKernel.compile(gpu, {
    label: 'attention',
    source,
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context } },
    buffers: { q: 'read', kCache: 'read', vCache: 'read', out: 'write' },
    tiles: { sizes: tileSizes.filter((rows) => rows === 1 || rows * group <= mostQueries), linesPerRow: group },
    workgroups: (tiles) => [kvHeads, tiles],
  });
}
