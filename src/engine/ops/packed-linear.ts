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

/** How a row's sums become its outputs (the shader's forms), and what stands in front of them. */
interface Form {
  readonly to: 'add' | 'scaled' | 'glu' | 'set';
  /** x meets gains; behind a norm it does. */
  readonly gained: boolean;
  readonly from: 'rows' | 'slots';
}

function inForm(shape: PackedLinearShape, { to, gained, from }: Form): Omit<RowKernelParts<never>, 'buffers'> {
  const { k, n, weights: { bits, block } } = shape;
  const halves = to === 'glu' ? 2 : 1;
  const norm = Number(to === 'scaled' || to === 'glu');
  const markers = { ...packedMarkers(shape.weights), add: 0, scaled: 0, glu: 0, set: 0, [to]: 1, norm, gained: Number(gained), bare: Number(!gained), rows: 0, slots: 0, [from]: 1 };
  const { sizes, ...layout } = tiledLayout(shape, halves);
  return {
    label: `packed linear, ${to}${from === 'slots' ? ' over features' : ''} ${k}x${n} q${bits}/${block}`,
    source: repeatLines(repeatLines([packed, source].join('\n'), markers), { h: halves }),
    snippets: [dot],
    sizes: { ...sizes, u32: { ...sizes.u32, BLOCK: block, HALVES: halves } },
    ...layout,
  };
}

const weights = { codes: 'read', scales: 'read' } as const;

/** QKV projection and head: a norm in front. */
export function packedNormLinear(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, { to: 'scaled', gained: true, from: 'rows' }), buffers: { x: 'read', ...weights, gains: 'read', out: 'write' } });
}

/** Gate and up, a norm in front, SwiGLU behind. */
export function packedNormSwiglu(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, { to: 'glu', gained: true, from: 'rows' }), buffers: { x: 'read', ...weights, gains: 'read', out: 'write' } });
}

/** o- and down-projection. */
export function packedLinearAdd(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, { to: 'add', gained: false, from: 'rows' }), buffers: { x: 'read', ...weights, hidden: 'write' } });
}

/** Behind gains, where the norm was done before. */
export function packedGainedLinear(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, { to: 'set', gained: true, from: 'rows' }), buffers: { x: 'read', ...weights, gains: 'read', out: 'write' } });
}

/** Over what the target left in the rows' slots. */
export function packedFeatureLinear(gpu: Gpu, shape: PackedLinearShape) {
  return RowKernel.compile(gpu, { ...inForm(shape, { to: 'set', gained: false, from: 'slots' }), buffers: { features: 'read', ...weights, out: 'write' } });
}
