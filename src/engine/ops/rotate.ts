/** q/k-norm, RoPE and the KV cache entry. Kernel: shaders/rotate.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import type { RopeFrequencies } from '#engine/model/rope-frequencies.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/rotate.wgsl?raw';
import { cacheSnippets } from './cache-form.ts';
import type { HeadShape } from './head-shape.ts';
import { RowKernel, type RowKernelParts, type RowOrder } from './row-kernel.ts';

export interface RotateShape extends HeadShape {
  readonly epsilon: number;
  readonly qkNorm: boolean;
}

const buffers = { qkv: 'read', angles: 'read', gains: 'read', q: 'write', kCache: 'write', vCache: 'write' } as const;

function parts(shape: RotateShape, order: RowOrder, form: 'bare' | 'bias'): Omit<RowKernelParts<never>, 'buffers'> {
  const { heads, kvHeads, headDim, context, epsilon, qkNorm, cache = 'single' } = shape;
  const invocations = (heads + 2 * kvHeads) * (headDim / 8);
  return {
    label: `rotate, ${order}`,
    order,
    source: repeatLines(source, { bare: 0, bias: 0, [form]: 1 }),
    snippets: [dot, cacheSnippets[cache]],
    sizes: { u32: { HEADS: heads, KV_HEADS: kvHeads, D: headDim, CONTEXT: context }, f32: { EPSILON: epsilon }, bool: { QK_NORM: qkNorm } },
    workgroups: (rows) => [Math.ceil(invocations / 8), rows],
  };
}

export function rotate(gpu: Gpu, shape: RotateShape, order: RowOrder = 'chain') {
  return RowKernel.compile(gpu, { ...parts(shape, order, 'bare'), buffers });
}

/** A bias is added first (Qwen2). */
export function rotateBiased(gpu: Gpu, shape: RotateShape, order: RowOrder = 'chain') {
  return RowKernel.compile(gpu, { ...parts(shape, order, 'bias'), buffers: { ...buffers, bias: 'read' } });
}

/** cos, then sin, of position * frequency, times the scaling's magnitude, [context][2][pairs]: RoFormer's angles, in f64 until stored. */
export function ropeAngles(context: number, { perPosition, magnitude }: RopeFrequencies): Float32Array {
  const pairs = perPosition.length;
  const angles = new Float32Array(context * 2 * pairs);
  for (let position = 0; position < context; position++) {
    for (let i = 0; i < pairs; i++) {
      const angle = position * perPosition[i]!;
      angles[position * 2 * pairs + i] = magnitude * Math.cos(angle);
      angles[position * 2 * pairs + pairs + i] = magnitude * Math.sin(angle);
    }
  }
  return angles;
}
