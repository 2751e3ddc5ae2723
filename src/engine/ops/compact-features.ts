/** Moves an accepted path's features to where the text has them (shaders/compact-features.wgsl). */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import source from '#shaders/compact-features.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import type { RecordCompaction } from './compact-cache.ts';

/** `width`: numbers that a slot has in `features`. */
export async function compactFeatures(gpu: Gpu, { width, context }: { readonly width: number; readonly context: number }, tree: GPUBuffer, features: GPUBuffer): Promise<RecordCompaction> {
  const wgsl = shaderText({ u32: { WIDTH: width, CONTEXT: context } }, treeLayout, source);
  const kernel = await gpu.kernel('compact features', wgsl, [['read', 'write']]);
  const group = kernel.bind(0, [tree, features]);
  return (pass) => kernel.dispatch(pass, group, Math.ceil(width / 4 / 32));
}
