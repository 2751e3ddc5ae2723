/** A linear over what the target left in the rows' slots. Kernel: shaders/feature-linear.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/feature-linear.wgsl?raw';
import dot from '#shaders/lib/dot.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function featureLinear(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `feature-linear ${shape.k}x${shape.n}`,
    source,
    snippets: [dot],
    buffers: { features: 'read', w: 'read', out: 'write' },
    ...tiledLayout(shape, 1),
  });
}
