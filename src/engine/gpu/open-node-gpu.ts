/**
 * Opens a GPU in Node through Dawn's binding (npm `webgpu`): for tests and benches only. Which Vulkan driver it meets is
 * the environment's business: vitest.config.ts points VK_ICD_FILENAMES at the SwiftShader that ships with Chromium.
 */
import { create, globals } from 'webgpu';
import { GpuError, type Gpu } from './gpu.ts';
import { openGpu } from './open-gpu.ts';

/** Kept for the life of the process: Dawn frees the instance with this object, and all that was opened through it dies. */
let instance: GPU | undefined;

export async function openNodeGpu(): Promise<Gpu> {
  Object.assign(globalThis, globals);
  instance ??= create(['backend=vulkan']);
  const adapter = await instance.requestAdapter();
  if (!adapter) {
    const icd = process.env.VK_ICD_FILENAMES ?? 'unset';
    throw new GpuError(
      'no-adapter',
      `No Vulkan adapter in Node (VK_ICD_FILENAMES is ${icd}). Install Chromium, point VK_ICD_FILENAMES at its vk_swiftshader_icd.json and LD_LIBRARY_PATH at the folder of its libvulkan.so.1.`,
    );
  }
  return openGpu(adapter);
}
