/** A linear added to the residual stream (o- and down-projection). Kernel: shaders/linear-add.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/linear-add.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function linearAdd(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `linear-add ${shape.k}x${shape.n}`,
    source,
    snippets: [dot],
    buffers: { x: 'read', w: 'read', hidden: 'write' },
    ...tiledLayout(shape, 1),
  });
}
