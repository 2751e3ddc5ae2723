/** What the three linears share: their shape, and how invocations, workgroups and tiles of rows cover it. */
import type { ShaderSizes } from '#engine/gpu/shader-text.ts';
import { tileSizes, type RowKernelParts } from './row-kernel.ts';

export interface LinearShape {
  /** Inputs; a multiple of 4. */
  readonly k: number;
  /** Outputs; a multiple of 4. */
  readonly n: number;
  readonly context: number;
  /** Of the RMSNorm in front; linear-add has none. */
  readonly epsilon: number;
}

/** `columns`: outputs that one invocation computes. */
export function linearLayout(shape: LinearShape, columns: number): Pick<RowKernelParts<string>, 'sizes' | 'tiles' | 'workgroups'> {
  const { k, n, context, epsilon } = shape;
  const invocations = Math.ceil(n / columns);
  const lanes = lanesFor(invocations);
  const sizes: ShaderSizes = { u32: { K: k, N: n, LANES: lanes, CONTEXT: context }, f32: { EPSILON: epsilon } };
  return { sizes, tiles: { sizes: tileSizes, linesPerRow: 1 }, workgroups: (tiles) => [Math.ceil(invocations / lanes), tiles] };
}

/** Wide workgroups suit a GPU, many workgroups keep its cores busy: at least 16 of them before they grow beyond 8 lanes. */
function lanesFor(invocations: number): number {
  let lanes = 8;
  while (lanes < 64 && invocations / (lanes * 2) >= 16) lanes *= 2;
  return lanes;
}
