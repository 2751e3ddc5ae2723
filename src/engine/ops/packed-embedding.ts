/** Token ids at the rows' positions -> rows of the residual stream, from a packed table. Kernel: shaders/packed-embedding.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import packed from '#shaders/lib/packed.wgsl?raw';
import source from '#shaders/packed-embedding.wgsl?raw';
import type { EmbeddingShape } from './embedding.ts';
import { packedMarkers, type PackedForm } from './packed-form.ts';
import { RowKernel } from './row-kernel.ts';

/** Which token a row takes. */
export interface EmbeddedTokens {
  /** Of the slot so far behind its own. */
  readonly shift?: 0 | 1;
  /** Of a block: in all rows but the first. */
  readonly maskToken?: number;
}

export function packedEmbedding(gpu: Gpu, { vocab, hidden, context }: EmbeddingShape, weights: PackedForm, { shift = 0, maskToken }: EmbeddedTokens = {}) {
  return RowKernel.compile(gpu, {
    label: `packed embedding q${weights.bits}/${weights.block}`,
    source: repeatLines([packed, source].join('\n'), packedMarkers(weights)),
    sizes: { u32: { VOCAB: vocab, HIDDEN: hidden, CONTEXT: context, BLOCK: weights.block, SHIFT: shift, MASK: maskToken ?? 0 }, bool: { MASKED: maskToken !== undefined } },
    buffers: { tokens: 'read', codes: 'read', scales: 'read', hidden: 'write' },
    workgroups: (rows) => [Math.ceil((hidden * weights.bits) / 32 / 32), rows],
  });
}
