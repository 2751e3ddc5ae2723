/**
 * A kernel of the forward pass: one pipeline for every number of rows. It is compiled once for a shape, bound once to the
 * buffers of each layer, and recorded in the token loop, where only the number of workgroups depends on the rows.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Binding, Kernel } from '#engine/gpu/kernel.ts';
import { shaderText, type ShaderSizes } from '#engine/gpu/shader-text.ts';
import rowsSource from '#shaders/lib/rows.wgsl?raw';

/** @group(1) of every forward kernel (shaders/lib/rows.wgsl): which rows this pass takes, and the sequence's state. */
const rowsGroup: readonly Binding[] = ['uniform', 'read'];

/** A kernel bound to its buffers. The pass has @group(1) set already. */
export interface Step {
  record(pass: GPUComputePassEncoder, rows: number): void;
}

export interface RowKernelParts<Name extends string> {
  readonly label: string;
  readonly source: string;
  readonly sizes: ShaderSizes;
  /** Buffers of @group(0), in order of binding. */
  readonly buffers: Readonly<Record<Name, Binding>>;
  readonly workgroups: (rows: number) => readonly [x: number, y: number];
}

export class RowKernel<Name extends string> {
  private constructor(
    readonly kernel: Kernel,
    private readonly parts: RowKernelParts<Name>,
  ) {}

  static async compile<Name extends string>(gpu: Gpu, parts: RowKernelParts<Name>): Promise<RowKernel<Name>> {
    const groups = [Object.values<Binding>(parts.buffers), rowsGroup];
    const kernel = await gpu.kernel(parts.label, shaderText(parts.sizes, rowsSource, parts.source), groups);
    return new RowKernel(kernel, parts);
  }

  on(buffers: Readonly<Record<Name, GPUBuffer>>): Step {
    const { pipeline } = this.kernel;
    const names = Object.keys(this.parts.buffers) as Name[];
    const group = this.kernel.bind(0, names.map((name) => buffers[name]));
    const { workgroups } = this.parts;
    return {
      record(pass, rows) {
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(...workgroups(rows));
      },
    };
  }

  /** The bind group for @group(1); it fits every row kernel. */
  rows(uniform: GPUBuffer, state: GPUBuffer): GPUBindGroup {
    return this.kernel.bind(1, [uniform, state]);
  }
}
