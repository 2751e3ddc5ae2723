/** Moves an accepted path's K and V to where the text has them (shaders/compact-cache.wgsl), in every layer of a decoder. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import source from '#shaders/compact-cache.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import { cacheSnippets } from './cache-form.ts';
import type { HeadShape } from './head-shape.ts';

export type CacheShape = Omit<HeadShape, 'heads'>;

export type RecordCompaction = (pass: GPUComputePassEncoder) => void;

/** `fromOrigin`: the cache is the drafter's, and nodes lie in it as the drafter numbered them. */
export async function compactCache(
  gpu: Gpu,
  { kvHeads, headDim, context, cache = 'single' }: CacheShape,
  fromOrigin: boolean,
  tree: GPUBuffer,
  layers: readonly { readonly k: GPUBuffer; readonly v: GPUBuffer }[],
): Promise<RecordCompaction> {
  const wgsl = shaderText({ u32: { KV_HEADS: kvHeads, D: headDim, CONTEXT: context }, bool: { FROM_ORIGIN: fromOrigin } }, treeLayout, cacheSnippets[cache], source);
  const kernel = await gpu.kernel('compact cache', wgsl, [['read', 'write', 'write']]);
  const groups = layers.map(({ k, v }) => kernel.bind(0, [tree, k, v]));
  const workgroups = Math.ceil((kvHeads * headDim) / 4 / 8);
  return (pass) => {
    for (const group of groups) kernel.dispatch(pass, group, workgroups);
  };
}
