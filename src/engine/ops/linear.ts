/** The linears without a norm in front: alone, added to the residual stream, over the target's features. Kernel: shaders/linear.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import dot from '#shaders/lib/dot.wgsl?raw';
import source from '#shaders/linear.wgsl?raw';
import { tiledLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel, type RowKernelParts } from './row-kernel.ts';

interface Form {
  /** Where the inputs of a row lie. */
  readonly from: 'rows' | 'slots';
  readonly to: 'set' | 'add';
}

/** The lines of one form, its others left out. */
function inForm(shape: LinearShape, { from, to }: Form): Omit<RowKernelParts<never>, 'label' | 'buffers'> {
  const text = repeatLines(source, { rows: 0, slots: 0, set: 0, add: 0, [from]: 1, [to]: 1 });
  return { source: text, snippets: [dot], ...tiledLayout(shape, 1) };
}

export function linear(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `linear ${shape.k}x${shape.n}`, buffers: { x: 'read', w: 'read', out: 'write' }, ...inForm(shape, { from: 'rows', to: 'set' }),
  });
}

/** o- and down-projection. */
export function linearAdd(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `linear, added ${shape.k}x${shape.n}`, buffers: { x: 'read', w: 'read', hidden: 'write' }, ...inForm(shape, { from: 'rows', to: 'add' }),
  });
}

/** Over what the target left in the rows' slots. */
export function featureLinear(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, {
    label: `linear over features ${shape.k}x${shape.n}`, buffers: { features: 'read', w: 'read', out: 'write' }, ...inForm(shape, { from: 'slots', to: 'set' }),
  });
}
