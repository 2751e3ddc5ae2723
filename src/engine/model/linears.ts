/** A decoder's weights on the GPU, each behind the kernel that reads it: how they are kept (f32, or packed) is nobody else's matter. */
import type { Step } from '#engine/ops/row-kernel.ts';

/** Of one layer, in the order of the forward pass (decoder.ts). Each binds its activations once; a pass only records it. */
export interface LayerLinears {
  /** x: the residual stream. */
  qkv(x: GPUBuffer, out: GPUBuffer): Step;
  attentionOut(x: GPUBuffer, hidden: GPUBuffer): Step;
  /** x: the residual stream. */
  gateUp(x: GPUBuffer, out: GPUBuffer): Step;
  down(x: GPUBuffer, hidden: GPUBuffer): Step;
}

export interface Linears {
  embed(tokens: GPUBuffer, hidden: GPUBuffer): Step;
  readonly layers: readonly LayerLinears[];
  head(x: GPUBuffer, out: GPUBuffer): Step;
  /** The table of token embeddings, f32 [vocab][hidden], where it is kept so. */
  readonly table: GPUBuffer | null;
  /** The same weights behind kernels that do exactly one row: a benchmark's yardstick; null where there are none. */
  forOneRow(): Promise<Linears | null>;
  destroy(): void;
}
