/**
 * Attention of the rows over the KV cache: causal, or within a block open to both sides. Kernel: shaders/attention.wgsl. A context of more
 * than one split is read split by split, at once, and brought together behind (shaders/merge-attention.wgsl).
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import source from '#shaders/attention.wgsl?raw';
import mergeSource from '#shaders/merge-attention.wgsl?raw';
import type { HeadShape } from './head-shape.ts';
import { RowKernel, tileSizes, type RowKernelParts, type RowOrder } from './row-kernel.ts';

/** Queries that share a sweep over the cache: each holds 8 numbers in registers. */
const mostQueries = 16;

/** Keys that a workgroup takes one after the other, at most: enough that the merge behind costs little beside them. */
const SPLIT_KEYS = 512;

/** A split is whole chunks, which hold as many keys as a head has dimensions. */
export function splitsOf({ headDim, context }: HeadShape): { readonly keys: number; readonly count: number } {
  const keys = headDim * Math.max(1, Math.floor(SPLIT_KEYS / headDim));
  return { keys, count: Math.ceil(context / keys) };
}

/** Numbers that a row leaves between the two kernels of a split context. */
export function splitWidths(shape: HeadShape): Readonly<Record<'sums' | 'weighed', number>> {
  const { count } = splitsOf(shape);
  return { sums: count * shape.heads * shape.headDim, weighed: count * shape.heads * 2 };
}

/** Rows of a tree have keys of their own to gather: no tile of theirs shares any. */
function inForm(shape: HeadShape, order: RowOrder, form: 'whole' | 'split'): Omit<RowKernelParts<never>, 'buffers' | 'workgroups'> {
  const { heads, kvHeads, headDim, context } = shape;
  const group = heads / kvHeads;
  const { keys, count } = splitsOf(shape);
  return {
    label: `attention, ${order}, ${form}`,
    source: repeatLines(source, { whole: 0, split: 0, [form]: 1 }),
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context, SPLIT: keys, SPLITS: count } },
    tiles: { sizes: order === 'tree' ? [1] : tileSizes.filter((rows) => rows === 1 || rows * group <= mostQueries), linesPerRow: group },
    order,
  };
}

/** A workgroup reads all keys that its rows see: for contexts of one split. */
export function attention(gpu: Gpu, shape: HeadShape, order: RowOrder = 'chain') {
  return RowKernel.compile(gpu, {
    ...inForm(shape, order, 'whole'),
    buffers: { q: 'read', kCache: 'read', vCache: 'read', out: 'write' },
    workgroups: (tiles) => [shape.kvHeads, tiles],
  });
}

/** A workgroup reads the keys of one split. */
export function splitAttention(gpu: Gpu, shape: HeadShape, order: RowOrder = 'chain') {
  return RowKernel.compile(gpu, {
    ...inForm(shape, order, 'split'),
    buffers: { q: 'read', kCache: 'read', vCache: 'read', sums: 'write', weighed: 'write' },
    workgroups: (tiles) => [shape.kvHeads, tiles, splitsOf(shape).count],
  });
}

export function mergeAttention(gpu: Gpu, shape: HeadShape, order: RowOrder = 'chain') {
  const { heads, headDim, context } = shape;
  const { keys, count } = splitsOf(shape);
  return RowKernel.compile(gpu, {
    label: `attention, ${order}, merge`,
    source: mergeSource,
    sizes: { u32: { HEADS: heads, D: headDim, CONTEXT: context, SPLIT: keys, SPLITS: count } },
    buffers: { sums: 'read', weighed: 'read', out: 'write' },
    order,
    workgroups: (rows) => [Math.ceil((heads * headDim) / 4 / 64), rows],
  });
}
