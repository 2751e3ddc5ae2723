/** Token ids at the rows' positions -> rows of the residual stream. Kernels: shaders/embedding.wgsl, shaders/block-embedding.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import blockSource from '#shaders/block-embedding.wgsl?raw';
import source from '#shaders/embedding.wgsl?raw';
import { RowKernel, type RowOrder } from './row-kernel.ts';

export interface EmbeddingShape {
  readonly vocab: number;
  readonly hidden: number;
  readonly context: number;
}

export function embedding(gpu: Gpu, { vocab, hidden, context }: EmbeddingShape, order: RowOrder = 'chain') {
  return RowKernel.compile(gpu, {
    label: `embedding, ${order}`,
    order,
    source,
    sizes: { u32: { VOCAB: vocab, HIDDEN: hidden, CONTEXT: context } },
    buffers: { tokens: 'read', table: 'read', hidden: 'write' },
    workgroups: (rows) => [Math.ceil(hidden / 4 / 32), rows],
  });
}

/** The first row's token, and masks behind it. */
export function blockEmbedding(gpu: Gpu, { vocab, hidden, context }: EmbeddingShape, maskToken: number) {
  return RowKernel.compile(gpu, {
    label: 'block embedding',
    source: blockSource,
    sizes: { u32: { VOCAB: vocab, HIDDEN: hidden, CONTEXT: context, MASK: maskToken } },
    buffers: { tokens: 'read', table: 'read', hidden: 'write' },
    workgroups: (rows) => [Math.ceil(hidden / 4 / 32), rows],
  });
}
