/** Copies a buffer back to the CPU: for tests, benches and inspect mode. The token loop of fast mode has its own ring. */
import type { Gpu } from './gpu.ts';

export async function readBack(gpu: Gpu, buffer: GPUBuffer, bytes = buffer.size): Promise<ArrayBuffer> {
  const landing = gpu.device.createBuffer({ label: `${buffer.label} read back`, size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const encoder = gpu.device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, landing, 0, bytes);
  gpu.device.queue.submit([encoder.finish()]);
  await landing.mapAsync(GPUMapMode.READ);
  const copy = landing.getMappedRange().slice(0);
  landing.destroy();
  return copy;
}

export async function readFloats(gpu: Gpu, buffer: GPUBuffer, count = buffer.size / 4): Promise<Float32Array> {
  return new Float32Array(await readBack(gpu, buffer, count * 4));
}
