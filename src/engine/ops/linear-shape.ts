/** What the linears share: their shape, and how invocations, workgroups and tiles of rows cover it. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { ShaderSizes } from '#engine/gpu/shader-text.ts';
import { tileSizes, type RowKernelParts } from './row-kernel.ts';

export interface LinearShape {
  /** Inputs; a multiple of 4. */
  readonly k: number;
  /** Outputs; a multiple of 4. */
  readonly n: number;
  readonly context: number;
  /** Of the RMSNorm in front; linear.ts has none. */
  readonly epsilon: number;
  /** Accumulators of 4 columns that an invocation keeps for a row: a matter of speed alone, since columns never meet. */
  readonly accumulators: number;
}

/**
 * A software adapter has few cores, and its loads of x weigh as much as those of weights: few invocations that do much. A
 * real one wants many, and caches x. A fixed choice for a device, so it cannot part rows.
 */
export function accumulatorsFor(gpu: Gpu): number {
  return gpu.adapterFacts.architecture === 'swiftshader' ? 4 : 2;
}

/** `perOutput`: accumulators behind 4 outputs (SwiGLU: gate and up). */
export function linearLayout(shape: LinearShape, perOutput: 1 | 2): Pick<RowKernelParts<string>, 'sizes' | 'workgroups'> & { readonly columns: number } {
  const { k, n, context, epsilon, accumulators } = shape;
  const columns = Math.max(1, accumulators / perOutput);
  const invocations = Math.ceil(n / 4 / columns);
  const lanes = lanesFor(invocations);
  const sizes: ShaderSizes = { u32: { K: k, N: n, LANES: lanes, COLUMNS: columns, CONTEXT: context }, f32: { EPSILON: epsilon } };
  return { sizes, columns, workgroups: (tiles) => [Math.ceil(invocations / lanes), tiles] };
}

/** The same in tiles of rows. */
export function tiledLayout(shape: LinearShape, perOutput: 1 | 2): Pick<RowKernelParts<string>, 'sizes' | 'tiles' | 'workgroups'> {
  const { sizes, columns, workgroups } = linearLayout(shape, perOutput);
  return { sizes, tiles: { sizes: tileSizes, linesPerRow: 1, columns }, workgroups };
}

/** Wide workgroups suit a GPU, many workgroups keep its cores busy: at least 16 of them before they grow beyond 4 lanes. */
function lanesFor(invocations: number): number {
  let lanes = 4;
  while (lanes < 64 && invocations / (lanes * 2) >= 16) lanes *= 2;
  return lanes;
}
