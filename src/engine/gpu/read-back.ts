/** Copies a buffer back to the CPU in a submit of its own: for tests and checks. Decoders keep a landing and share their submit. */
import type { Gpu } from './gpu.ts';
import { Landing } from './landing.ts';

export async function readBack(gpu: Gpu, buffer: GPUBuffer, bytes = buffer.size): Promise<ArrayBuffer> {
  const landing = new Landing(gpu, buffer.label, bytes);
  const encoder = gpu.device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, landing.buffer, 0, bytes);
  gpu.device.queue.submit([encoder.finish()]);
  const copy = await landing.read();
  landing.destroy();
  return copy;
}

export async function readFloats(gpu: Gpu, buffer: GPUBuffer, count = buffer.size / 4): Promise<Float32Array> {
  return new Float32Array(await readBack(gpu, buffer, count * 4));
}
