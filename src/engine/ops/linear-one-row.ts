/** The linears for exactly one row, to measure the others by. Kernel: shaders/bench/linear-one-row.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines } from '#engine/gpu/shader-text.ts';
import source from '#shaders/bench/linear-one-row.wgsl?raw';
import { linearLayout, type LinearShape } from './linear-shape.ts';
import { RowKernel, type RowKernelParts } from './row-kernel.ts';

type Form = 'norm' | 'swiglu' | 'add';

function oneRow(shape: LinearShape, form: Form): Omit<RowKernelParts<never>, 'buffers'> {
  const parts = form === 'swiglu' ? 2 : 1;
  const { sizes, columns, workgroups } = linearLayout(shape, parts);
  return {
    label: `one row, ${form} ${shape.k}x${shape.n}`,
    source: repeatLines(source, { c: columns, norm: 0, swiglu: 0, add: 0, [form]: columns }),
    sizes: { ...sizes, u32: { ...sizes.u32, PARTS: parts } },
    workgroups: () => workgroups(1),
  };
}

export function normLinearOneRow(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, { ...oneRow(shape, 'norm'), buffers: { x: 'read', w: 'read', out: 'write' } });
}

export function normSwigluOneRow(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, { ...oneRow(shape, 'swiglu'), buffers: { x: 'read', w: 'read', out: 'write' } });
}

export function linearAddOneRow(gpu: Gpu, shape: LinearShape) {
  return RowKernel.compile(gpu, { ...oneRow(shape, 'add'), buffers: { x: 'read', w: 'read', hidden: 'write' } });
}
