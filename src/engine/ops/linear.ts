/** A linear with nothing around it. Kernel: shaders/linear.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/linear.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function linear(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `linear ${shape.k}x${shape.n}`,
    source,
    snippets: [dot],
    buffers: { x: 'read', w: 'read', out: 'write' },
    ...tiledLayout(shape, 1),
  });
}
