/** RMSNorm, gate and up projections and SwiGLU. Kernel: shaders/norm-swiglu.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/norm-swiglu.wgsl?raw';
import { linearWorkgroups, type LinearShape } from './linear-shape.ts';
import { RowKernel } from './row-kernel.ts';

export function normSwiglu(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `norm-swiglu ${shape.k}x${shape.n}`,
    source,
    sizes: { u32: { K: shape.k, N: shape.n, CONTEXT: shape.context }, f32: { EPSILON: shape.epsilon } },
    buffers: { x: 'read', w: 'read', out: 'write' },
    workgroups: linearWorkgroups(shape),
  });
}
