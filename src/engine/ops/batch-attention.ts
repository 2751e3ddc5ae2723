/** Attention of rows that are each of a sequence of its own. Kernel: shaders/batch-attention.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import source from '#shaders/batch-attention.wgsl?raw';
import type { HeadShape } from './head-shape.ts';
import { RowKernel } from './row-kernel.ts';

/** `context`: slots of all sequences. */
export function batchAttention(gpu: Gpu, { heads, kvHeads, headDim, context }: Omit<HeadShape, 'cache'>) {
  return RowKernel.compile(gpu, {
    label: 'attention, batch',
    order: 'batch',
    source: repeatLines(source, { c: headDim / 4 }),
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context } },
    buffers: { q: 'read', kCache: 'read', vCache: 'read', out: 'write' },
    workgroups: (rows) => [Math.ceil((rows * heads) / 32), 1],
  });
}
