/**
 * Attention of the rows over the KV cache: causal, or within a block open to both sides. Kernel: shaders/attention.wgsl. A context of more
 * than one split is read split by split, at once, and brought together behind (shaders/merge-attention.wgsl).
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import source from '#shaders/attention.wgsl?raw';
import mergeSource from '#shaders/merge-attention.wgsl?raw';
import { cacheSnippets } from './cache-form.ts';
import type { HeadShape } from './head-shape.ts';
import { RowKernel, tileSizes, type RowKernelParts, type TextOrder } from './row-kernel.ts';

/** Queries that share a sweep over the cache: each holds 8 numbers in registers. */
const mostQueries = 16;

/** How a context is cut: a split is whole chunks, which hold as many keys as a head has dimensions. */
export interface Splits {
  readonly keys: number;
  readonly count: number;
}

export function splitsOf({ headDim, context }: HeadShape, keysAtMost: number): Splits {
  const keys = headDim * Math.max(1, Math.floor(keysAtMost / headDim));
  return { keys, count: Math.ceil(context / keys) };
}

/**
 * Many short splits keep a GPU's cores busy. A software adapter has few, and pays 7 µs for each workgroup that finds nothing to read.
 * A fixed choice for a device, so it cannot part rows.
 */
export function splitsFor(gpu: Gpu, shape: HeadShape): Splits {
  return splitsOf(shape, gpu.adapterFacts.architecture === 'swiftshader' ? 2048 : 512);
}

/** Numbers that a row leaves between the two kernels of a split context. */
export function splitWidths({ heads, headDim }: HeadShape, { count }: Splits): Readonly<Record<'sums' | 'weighed', number>> {
  return { sums: count * heads * headDim, weighed: count * heads * 2 };
}

const splitSizes = ({ keys, count }: Splits) => ({ SPLIT: keys, SPLITS: count });

/** Rows of a tree have keys of their own to gather: no tile of theirs shares any. */
function inForm(shape: HeadShape, order: TextOrder, splits: Splits | null): Omit<RowKernelParts<never>, 'buffers' | 'workgroups'> {
  const { heads, kvHeads, headDim, context, cache = 'single' } = shape;
  const group = heads / kvHeads;
  return {
    label: `attention, ${order}${splits ? ', split' : ''}`,
    source: repeatLines(source, splits ? { whole: 0, split: 1 } : { whole: 1, split: 0 }),
    snippets: [cacheSnippets[cache]],
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context, ...(splits && splitSizes(splits)) } },
    tiles: { sizes: order === 'tree' ? [1] : tileSizes.filter((rows) => rows === 1 || rows * group <= mostQueries), linesPerRow: group },
    order,
  };
}

/** A workgroup reads all keys that its rows see: for contexts of one split. */
export function attention(gpu: Gpu, shape: HeadShape, order: TextOrder = 'chain') {
  return RowKernel.compile(gpu, {
    ...inForm(shape, order, null),
    buffers: { q: 'read', kCache: 'read', vCache: 'read', out: 'write' },
    workgroups: (tiles) => [shape.kvHeads, tiles],
  });
}

/** A workgroup reads the keys of one split. */
export function splitAttention(gpu: Gpu, shape: HeadShape, splits: Splits, order: TextOrder = 'chain') {
  return RowKernel.compile(gpu, {
    ...inForm(shape, order, splits),
    buffers: { q: 'read', kCache: 'read', vCache: 'read', sums: 'write', weighed: 'write' },
    workgroups: (tiles) => [shape.kvHeads, tiles, splits.count],
  });
}

export function mergeAttention(gpu: Gpu, shape: HeadShape, splits: Splits, order: TextOrder = 'chain') {
  const { heads, headDim, context } = shape;
  return RowKernel.compile(gpu, {
    label: `attention, ${order}, merge`,
    source: mergeSource,
    sizes: { u32: { HEADS: heads, D: headDim, CONTEXT: context, ...splitSizes(splits) } },
    buffers: { sums: 'read', weighed: 'read', out: 'write' },
    order,
    workgroups: (rows) => [Math.ceil((heads * headDim) / 4 / 64), rows],
  });
}
