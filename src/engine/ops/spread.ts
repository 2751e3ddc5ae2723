/** Logits of a draft vocabulary as logits of the target's. Kernel: shaders/spread.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/spread.wgsl?raw';
import { RowKernel } from './row-kernel.ts';

export interface SpreadShape {
  readonly vocab: number;
  readonly draftVocab: number;
  readonly context: number;
}

export function spread(gpu: Gpu, { vocab, draftVocab, context }: SpreadShape) {
  return RowKernel.compile(gpu, {
    label: 'spread',
    source,
    sizes: { u32: { VOCAB: vocab, DRAFT_VOCAB: draftVocab, CONTEXT: context } },
    buffers: { places: 'read', logits: 'read', out: 'write' },
    workgroups: (rows) => [Math.ceil(vocab / 64), rows],
  });
}
