/** A layer's residual stream, kept by slot for drafters that read the target's features. Kernel: shaders/tap.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import source from '#shaders/tap.wgsl?raw';
import { RowKernel } from './row-kernel.ts';

export interface TapShape {
  readonly hidden: number;
  readonly context: number;
  /** Which of how many taps of the same rows. */
  readonly index: number;
  readonly count: number;
}

export function tap(gpu: Gpu, { hidden, context, index, count }: TapShape) {
  return RowKernel.compile(gpu, {
    label: `tap ${index + 1} of ${count}`,
    source,
    sizes: { u32: { HIDDEN: hidden, CONTEXT: context, TAP: index, TAPS: count } },
    buffers: { hidden: 'read', features: 'write' },
    workgroups: (rows) => [Math.ceil(hidden / 4 / 32), rows],
  });
}
