/**
 * One compiled WGSL compute pipeline with explicit bind group layouts, so that a bind group made for one kernel (the rows
 * of a pass, say) serves every kernel that declares the same group.
 */

/** How a kernel uses a binding: `read` and `write` are storage buffers, `uniform` a small constant one. */
export type Binding = 'read' | 'write' | 'uniform';

const bufferType: Record<Binding, GPUBufferBindingType> = { read: 'read-only-storage', write: 'storage', uniform: 'uniform' };

export class Kernel {
  private constructor(
    private readonly device: GPUDevice,
    private readonly layouts: readonly GPUBindGroupLayout[],
    readonly label: string,
    private readonly pipeline: GPUComputePipeline,
  ) {}

  static async compile(device: GPUDevice, label: string, wgsl: string, groups: readonly (readonly Binding[])[]): Promise<Kernel> {
    const layouts = bindGroupLayouts(device, label, groups);
    const module = device.createShaderModule({ label, code: wgsl });
    const layout = device.createPipelineLayout({ label, bindGroupLayouts: layouts });
    try {
      const pipeline = await device.createComputePipelineAsync({ label, layout, compute: { module } });
      return new Kernel(device, layouts, label, pipeline);
    } catch (error) {
      const { messages } = await module.getCompilationInfo();
      const lines = messages.map((m) => `line ${m.lineNum}: ${m.message}`).join('\n');
      throw new Error(`Kernel ${label} does not compile. ${lines || String(error)}`);
    }
  }

  /** Without waiting: the first dispatch does. For a text that `compile` has accepted with other sizes; it reports no faults. */
  static compileInPassing(device: GPUDevice, label: string, wgsl: string, groups: readonly (readonly Binding[])[]): Kernel {
    const layouts = bindGroupLayouts(device, label, groups);
    const module = device.createShaderModule({ label, code: wgsl });
    const layout = device.createPipelineLayout({ label, bindGroupLayouts: layouts });
    return new Kernel(device, layouts, label, device.createComputePipeline({ label, layout, compute: { module } }));
  }

  /** A bind group for @group(group), buffers (or parts of them) in the order of the bindings. Make it once, outside the token loop. */
  bind(group: number, buffers: readonly (GPUBuffer | GPUBufferBinding)[]): GPUBindGroup {
    const layout = this.layouts[group];
    if (!layout) throw new Error(`Kernel ${this.label} has no bind group ${group}.`);
    return this.device.createBindGroup({
      label: this.label,
      layout,
      entries: buffers.map((part, binding) => ({ binding, resource: 'buffer' in part ? part : { buffer: part } })),
    });
  }

  /** Records one dispatch of x by y by z workgroups on the buffers of @group(0); further groups are the pass's own. */
  dispatch(pass: GPUComputePassEncoder, buffers: GPUBindGroup, x: number, y = 1, z = 1): void {
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, buffers);
    pass.dispatchWorkgroups(x, y, z);
  }
}

function bindGroupLayouts(device: GPUDevice, label: string, groups: readonly (readonly Binding[])[]): GPUBindGroupLayout[] {
  return groups.map((bindings) =>
    device.createBindGroupLayout({
      label,
      entries: bindings.map((use, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type: bufferType[use] } })),
    }),
  );
}
