/** Runs one row kernel once, for its test: uploads inputs, puts a sentinel behind every output, and reads outputs back. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import type { RowKernel } from './row-kernel.ts';

export interface RowRun<Name extends string> {
  readonly rows: number;
  /** Committed tokens; the first row's position, since `offset` is 0 unless given. */
  readonly n?: number;
  readonly offset?: number;
  /** @group(2) of a kernel whose rows are nodes of a tree. */
  readonly tree?: GPUBuffer;
  /** The same where they are those of a batch. */
  readonly batch?: GPUBuffer;
  readonly inputs: Readonly<Partial<Record<Name, Float32Array | Uint32Array>>>;
  /** What each written buffer holds before the run. */
  readonly outputs: Readonly<Partial<Record<Name, Float32Array>>>;
}

const sentinel = 12345.678;
const sentinels = 16;

export async function runRowKernel<Name extends string>(gpu: Gpu, kernel: RowKernel<Name>, run: RowRun<Name>): Promise<Record<Name, Float32Array>> {
  const buffers = {} as Record<Name, GPUBuffer>;
  for (const [name, data] of entries<Name, Float32Array | Uint32Array>(run.inputs)) buffers[name] = gpu.uploaded(name, data);
  for (const [name, data] of entries<Name, Float32Array>(run.outputs)) {
    const padded = new Float32Array(data.length + sentinels).fill(sentinel);
    padded.set(data);
    buffers[name] = gpu.uploaded(name, padded);
  }
  const uniform = gpu.uniform('rows', Int32Array.of(run.offset ?? 0, run.rows));
  const state = gpu.uploaded('state', Uint32Array.of(run.n ?? 0));

  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setBindGroup(1, kernel.rows(uniform, state));
  if (run.tree) pass.setBindGroup(2, kernel.tree(run.tree));
  if (run.batch) pass.setBindGroup(2, kernel.batch(run.batch));
  kernel.on(buffers).record(pass, run.rows);
  pass.end();
  await gpu.guarded(kernel.label, () => gpu.device.queue.submit([encoder.finish()]));

  const read = {} as Record<Name, Float32Array>;
  for (const [name, data] of entries<Name, Float32Array>(run.outputs)) {
    const padded = await readFloats(gpu, buffers[name]);
    if (padded.subarray(data.length).some((value) => value !== Math.fround(sentinel))) throw new Error(`${kernel.label} wrote behind ${name}.`);
    read[name] = padded.slice(0, data.length);
  }
  for (const buffer of [...Object.values<GPUBuffer>(buffers), uniform, state]) buffer.destroy();
  return read;
}

function entries<Name extends string, T>(record: Readonly<Partial<Record<Name, T>>>): [Name, T][] {
  return Object.entries(record) as [Name, T][];
}
