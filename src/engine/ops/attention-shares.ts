/** Where the rows of a block look, the mean over the heads. Kernel: shaders/attention-shares.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/attention-shares.wgsl?raw';
import { cacheSnippets } from './cache-form.ts';
import type { HeadShape } from './head-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function attentionShares(gpu: Gpu, { heads, kvHeads, headDim, context, cache = 'single' }: HeadShape) {
  return RowKernel.compile(gpu, {
    label: 'attention shares',
    source,
    snippets: [cacheSnippets[cache]],
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context } },
    buffers: { q: 'read', kCache: 'read', shares: 'write' },
    order: 'block',
    workgroups: (rows) => [1, rows],
  });
}
