/** Causal attention of the rows over the KV cache. Kernel: shaders/attention.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/attention.wgsl?raw';
import type { HeadShape } from './head-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function attention(gpu: Gpu, { heads, kvHeads, headDim, context }: HeadShape) {
  return RowKernel.compile(gpu, {
    label: 'attention',
    source,
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context } },
    buffers: { q: 'read', kCache: 'read', vCache: 'read', out: 'write' },
    workgroups: (rows) => [heads, rows],
  });
}
