/**
 * A kernel of training that works on a window of rows (or keys): which ones is in a small uniform, how many in the dispatch.
 * Bound once to its buffers; several windows over the same buffers are several uniforms.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Binding, Kernel } from '#engine/gpu/kernel.ts';

export interface WindowKernelParts<Name extends string> {
  readonly label: string;
  readonly wgsl: string;
  /** Buffers of @group(0), in order of binding. */
  readonly buffers: Readonly<Record<Name, Binding>>;
  /** Workgroups (y) for each row; one unless given. */
  readonly workgroupsPerRow?: number;
}

/** Bound to its buffers. */
export interface WindowStep {
  record(pass: GPUComputePassEncoder, rows: number): void;
}

export class WindowKernel<Name extends string> {
  private constructor(
    private readonly parts: WindowKernelParts<Name>,
    private readonly kernel: Kernel,
  ) {}

  static async compile<Name extends string>(gpu: Gpu, parts: WindowKernelParts<Name>): Promise<WindowKernel<Name>> {
    return new WindowKernel(parts, await gpu.kernel(parts.label, parts.wgsl, [Object.values<Binding>(parts.buffers)]));
  }

  get label(): string {
    return this.parts.label;
  }

  on(buffers: Readonly<Record<Name, GPUBuffer | GPUBufferBinding>>): WindowStep {
    const { buffers: uses, workgroupsPerRow = 1 } = this.parts;
    const group = this.kernel.bind(0, (Object.keys(uses) as Name[]).map((name) => buffers[name]));
    return {
      record: (pass, rows) => {
        if (rows > 0) this.kernel.dispatch(pass, group, rows, workgroupsPerRow);
      },
    };
  }
}
