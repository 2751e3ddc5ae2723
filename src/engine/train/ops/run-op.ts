/** Runs one operation forth and back on a tape of its own, for its test: inputs and dy up, output and gradients down. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { Tape, type Value, type Weight } from '../tape.ts';

const sentinel = Math.fround(12345.678);
const sentinels = 64;

export interface OpRun {
  readonly gpu: Gpu;
  /** Rows in this step, below the capacity of the buffers. */
  readonly rows: number;
  readonly capacity: number;
  /** Inputs that have rows: width and numbers. */
  readonly values: readonly { readonly width: number; readonly data: Float64Array }[];
  readonly weights: readonly { readonly shape: readonly number[]; readonly data: Float64Array }[];
  readonly build: (tape: Tape, values: readonly Value[], weights: readonly Weight[]) => Promise<Value>;
  readonly dy: Float64Array;
  /** Forth and back this many times over the same buffers: gradients of weights add up. */
  readonly times?: number;
}

export interface OpResult {
  readonly y: Float32Array;
  readonly valueGradients: readonly Float32Array[];
  readonly weightGradients: readonly Float32Array[];
}

export async function runOp({ gpu, rows: count, capacity, values, weights, build, dy, times = 1 }: OpRun): Promise<OpResult> {
  const tape = new Tape(gpu);
  const rows = tape.rows('rows', capacity);
  const write = ({ buffer }: GPUBufferBinding, data: Float64Array): void => gpu.device.queue.writeBuffer(buffer, 0, Float32Array.from(data));
  const inputs = values.map(({ width, data }) => {
    const value = tape.value('input', rows, width, true);
    gpu.device.queue.writeBuffer(value.data.buffer, 0, new Float32Array(capacity * width).fill(NaN)); // rows that are not there
    write(value.data, data);
    return value;
  });
  const tensors = weights.map(({ shape, data }) => {
    const weight = { shape, data: { buffer: tape.buffer('weight', data.length) }, gradient: guardedPart(gpu, tape, data.length) };
    write(weight.data, data);
    return weight;
  });
  const output = await build(tape, inputs, tensors);
  rows.set(count);
  await tape.finish();
  write(output.gradient!.part, dy);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (let i = 0; i < times; i++) {
    tape.recordForward(pass);
    tape.recordBackward(pass);
  }
  pass.end();
  await gpu.guarded('the operation', () => gpu.device.queue.submit([encoder.finish()]));
  const read = async ({ buffer }: GPUBufferBinding, length: number): Promise<Float32Array> => (await readFloats(gpu, buffer)).slice(0, length);
  const result = {
    y: await read(output.data, output.rows.count * output.width),
    valueGradients: await Promise.all(inputs.map(({ gradient, width }) => read(gradient!.part, count * width))),
    weightGradients: await Promise.all(tensors.map(({ gradient }, i) => read(gradient, weights[i]!.data.length))),
  };
  for (const [i, { gradient }] of tensors.entries()) {
    const behind = (await readFloats(gpu, gradient.buffer)).subarray(weights[i]!.data.length);
    if (behind.some((value) => value !== sentinel)) throw new Error('The operation wrote behind a gradient.');
  }
  tape.destroy();
  return result;
}

/** A zeroed gradient with sentinels behind it. */
function guardedPart(gpu: Gpu, tape: Tape, count: number): GPUBufferBinding {
  const buffer = tape.buffer('gradient', count + sentinels);
  gpu.device.queue.writeBuffer(buffer, count * 4, new Float32Array(sentinels).fill(sentinel));
  return { buffer, size: count * 4 };
}
