/** What both ways of opening a GPU share: adapter to device, with the limits a model's buffers need. */
import type { AdapterFacts } from '#engine/protocol.ts';
import { Gpu, GpuError } from './gpu.ts';

/** Asks for the adapter's own buffer sizes: WebGPU's defaults (128 MiB a binding) are too small for a large model. */
export async function openGpu(adapter: GPUAdapter): Promise<Gpu> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  let device: GPUDevice;
  try {
    device = await adapter.requestDevice({ label: 'slipstream', requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
  } catch (error) {
    throw new GpuError('missing-limit', `The graphics adapter would not open a device (${String(error)}).`);
  }
  return new Gpu(device, adapterFacts(adapter));
}

export function adapterFacts(adapter: GPUAdapter): AdapterFacts {
  const { vendor, architecture, description } = adapter.info;
  return { vendor, architecture, description, features: [...adapter.features].sort() };
}
