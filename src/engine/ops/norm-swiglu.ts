/** RMSNorm, gate and up projections and SwiGLU. Kernel: shaders/norm-swiglu.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/norm-swiglu.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function normSwiglu(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `norm-swiglu ${shape.k}x${shape.n}`,
    source,
    snippets: [dot],
    buffers: { x: 'read', w: 'read', out: 'write' },
    ...tiledLayout(shape, 2),
  });
}
