/** Attention of the rows over the KV cache: causal, or within a block open to both sides. Kernel: shaders/attention.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/attention.wgsl?raw';
import type { HeadShape } from './head-shape.ts';
import { RowKernel, tileSizes, type RowOrder } from './row-kernel.ts';

/** Queries that share a sweep over the cache: each holds 8 numbers in registers. */
const mostQueries = 16;

/** Rows of a tree have keys of their own to gather: no tile of theirs shares any. */
export function attention(gpu: Gpu, { heads, kvHeads, headDim, context }: HeadShape, order: RowOrder = 'chain') {
  const group = heads / kvHeads;
  const tiles = order === 'tree' ? [1] : tileSizes.filter((rows) => rows === 1 || rows * group <= mostQueries);
  return RowKernel.compile(gpu, {
    label: `attention, ${order}`,
    source,
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context } },
    buffers: { q: 'read', kCache: 'read', vCache: 'read', out: 'write' },
    tiles: { sizes: tiles, linesPerRow: group },
    order,
    workgroups: (count) => [kvHeads, count],
  });
}
