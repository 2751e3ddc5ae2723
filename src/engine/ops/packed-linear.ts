/** The linears of the forward pass over packed weights. Kernel: shaders/packed-linear.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import packed from '#shaders/lib/packed.wgsl?raw';
import source from '#shaders/packed-linear.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { packedMarkers, type PackedForm } from './packed-form.ts';
import { RowKernel, type RowKernelParts } from './row-kernel.ts';

export interface PackedLinearShape extends LinearShape {
  readonly weights: PackedForm;
}

type Form = 'add' | 'set' | 'glu';

function inForm(shape: PackedLinearShape, form: Form): Omit<RowKernelParts<never>, 'buffers'> {
  const { k, n, weights: { bits, block } } = shape;
  const halves = form === 'glu' ? 2 : 1;
  const markers = { ...packedMarkers(shape.weights), add: 0, set: 0, glu: 0, norm: form === 'add' ? 0 : 1, [form]: 1 };
  const { sizes, ...layout } = tiledLayout(shape, halves);
  return {
    label: `packed linear, ${form} ${k}x${n} q${bits}/${block}`,
    source: repeatLines(repeatLines([packed, source].join('\n'), markers), { h: halves }),
    snippets: [dot],
    sizes: { ...sizes, u32: { ...sizes.u32, BLOCK: block, HALVES: halves } },
    ...layout,
  };
}

const weights = { codes: 'read', scales: 'read' } as const;

/** QKV projection and head: a norm in front. */
export function packedNormLinear(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, 'set'), buffers: { x: 'read', ...weights, gains: 'read', out: 'write' } });
}

/** Gate and up, a norm in front, SwiGLU behind. */
export function packedNormSwiglu(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, 'glu'), buffers: { x: 'read', ...weights, gains: 'read', out: 'write' } });
}

/** o- and down-projection. */
export function packedLinearAdd(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, 'add'), buffers: { x: 'read', ...weights, hidden: 'write' } });
}
