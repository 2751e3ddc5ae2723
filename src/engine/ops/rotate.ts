/** q/k-norm, RoPE and the KV cache entry. Kernel: shaders/rotate.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/rotate.wgsl?raw';
import type { HeadShape } from './head-shape.ts';
import { RowKernel, type RowOrder } from './row-kernel.ts';

export interface RotateShape extends HeadShape {
  readonly epsilon: number;
  readonly qkNorm: boolean;
}

export function rotate(gpu: Gpu, shape: RotateShape, order: RowOrder = 'chain') {
  const { heads, kvHeads, headDim, context, epsilon, qkNorm } = shape;
  const invocations = (heads + 2 * kvHeads) * (headDim / 8);
  return RowKernel.compile(gpu, {
    label: `rotate, ${order}`,
    order,
    source,
    snippets: [dot],
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context }, f32: { EPSILON: epsilon }, bool: { QK_NORM: qkNorm } },
    buffers: { qkv: 'read', angles: 'read', gains: 'read', q: 'write', kCache: 'write', vCache: 'write' },
    workgroups: (rows) => [Math.ceil(invocations / 8), rows],
  });
}

/** cos, then sin, of position * theta^(-2i/D), [context][2][headDim / 2]: RoFormer's angles, in f64 until stored. */
export function ropeAngles(context: number, headDim: number, theta: number): Float32Array {
  const pairs = headDim / 2;
  const angles = new Float32Array(context * headDim);
  for (let position = 0; position < context; position++) {
    for (let i = 0; i < pairs; i++) {
      const angle = position * theta ** (-i / pairs);
      angles[position * headDim + i] = Math.cos(angle);
      angles[position * headDim + pairs + i] = Math.sin(angle);
    }
  }
  return angles;
}
