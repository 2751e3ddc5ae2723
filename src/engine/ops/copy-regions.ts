/** What sequences keep of a beginning that they share, from the one that has read it to the others. Kernel: shaders/copy-regions.wgsl. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import source from '#shaders/copy-regions.wgsl?raw';
import type { HeadShape } from './head-shape.ts';

export interface RegionCopy {
  readonly from: number;
  readonly to: number;
  readonly positions: number;
}

export const COPY_WORDS = 4;

export const copyWords = (copies: readonly RegionCopy[]): Uint32Array<ArrayBuffer> => Uint32Array.from(copies.flatMap(({ from, to, positions }) => [from, to, positions, 0]));

/** Bound to a cache; the result records a dispatch over so many copies, the longest of so many positions. */
export async function copyRegions(gpu: Gpu, { kvHeads, headDim, context }: Omit<HeadShape, 'cache' | 'heads'>) {
  const wgsl = shaderText({ u32: { D: headDim, CONTEXT: context } }, source);
  const kernel = await gpu.kernel('copy regions', wgsl, [['read', 'write']]);
  return {
    on: (copies: GPUBuffer, cache: GPUBuffer) => {
      const group = kernel.bind(0, [copies, cache]);
      return (pass: GPUComputePassEncoder, count: number, positions: number): void => {
        kernel.dispatch(pass, group, Math.ceil((positions * headDim) / 4 / 64), count, kvHeads);
      };
    },
  };
}
