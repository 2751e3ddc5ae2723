/** Runs kernels once on buffers of their own, for their tests: uploads, puts a sentinel behind every output, and reads outputs back. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';

type Words = Float32Array | Uint32Array;

const sentinel = Math.fround(12345.678);
const sentinels = 16;

/** `outputs`: what each written buffer holds before the run. `record` gets all buffers by name. */
export async function runOnBuffers<Input extends string, Output extends string>(
  gpu: Gpu,
  inputs: Readonly<Record<Input, Words>>,
  outputs: Readonly<Record<Output, Float32Array>>,
  record: (pass: GPUComputePassEncoder, buffers: Record<Input | Output, GPUBuffer>) => void,
): Promise<Record<Output, Float32Array>> {
  const buffers = {} as Record<string, GPUBuffer>;
  for (const [name, data] of Object.entries<Words>(inputs)) buffers[name] = gpu.uploaded(name, data);
  for (const [name, data] of Object.entries<Float32Array>(outputs)) {
    const padded = new Float32Array(data.length + sentinels).fill(sentinel);
    padded.set(data);
    buffers[name] = gpu.uploaded(name, padded);
  }
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  await gpu.guarded('the kernels of a test', () => {
    record(pass, buffers);
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
  });
  const read = {} as Record<Output, Float32Array>;
  for (const [name, data] of Object.entries<Float32Array>(outputs) as [Output, Float32Array][]) {
    const padded = await readFloats(gpu, buffers[name]!);
    if (padded.subarray(data.length).some((value) => value !== sentinel)) throw new Error(`A kernel wrote behind ${name}.`);
    read[name] = padded.slice(0, data.length);
  }
  for (const buffer of Object.values(buffers)) buffer.destroy();
  return read;
}
