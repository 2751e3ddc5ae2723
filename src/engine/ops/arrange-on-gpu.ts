/** Weights that are on the GPU into the tiles that linears read. Kernel: shaders/arrange-weights.wgsl. The same in memory: arrange-weights.ts. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { repeatLines, shaderText } from '#engine/gpu/shader-text.ts';
import source from '#shaders/arrange-weights.wgsl?raw';

export interface ArrangedShape {
  readonly inputs: number;
  /** Of this matrix. */
  readonly outputs: number;
  /** Of all that stand side by side, and of those to its left. */
  readonly width: number;
  readonly left: number;
}

export interface ArrangedBuffers {
  readonly w: GPUBufferBinding;
  /** Of the norm in front; null: there is none. */
  readonly gains: GPUBufferBinding | null;
  readonly arranged: GPUBuffer;
}

/** The result records a dispatch. */
export async function arrangeOnGpu(gpu: Gpu, { inputs, outputs, width, left }: ArrangedShape, { w, gains, arranged }: ArrangedBuffers): Promise<(pass: GPUComputePassEncoder) => void> {
  const text = repeatLines(source, gains ? { bare: 0, gained: 1 } : { bare: 1, gained: 0 });
  const wgsl = shaderText({ u32: { INPUTS: inputs, OUTPUTS: outputs, WIDTH: width, LEFT: left } }, text);
  const kernel = await gpu.kernel('arrange weights', wgsl, [['read', 'write', ...(gains ? (['read'] as const) : [])]]);
  const group = kernel.bind(0, [w, arranged, ...(gains ? [gains] : [])]);
  return (pass) => kernel.dispatch(pass, group, Math.ceil(inputs / 64), outputs);
}
