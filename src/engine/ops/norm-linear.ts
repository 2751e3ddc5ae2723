/** RMSNorm and the linear behind it (QKV projection; head). Kernel: shaders/norm-linear.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/norm-linear.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function normLinear(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `norm-linear ${shape.k}x${shape.n}`,
    source,
    snippets: [dot],
    buffers: { x: 'read', w: 'read', out: 'write' },
    ...tiledLayout(shape, 1),
  });
}
