/**
 * A model's matrices on the GPU, each behind the kernel that reads it: how they are kept (f32 in plain-matrices.ts, packed in
 * packed-matrices.ts) is nobody else's matter.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { EmbeddingTable } from '#engine/ops/embedding-table.ts';
import type { Step } from '#engine/ops/row-kernel.ts';

/** Matrices that are read at once: one below the other (q, k and v), or, as two halves, side by side (gate and up). */
export interface Site {
  readonly name: string;
  readonly inputs: number;
  /** `halves`: the tensors' names. */
  readonly parts: readonly { readonly outputs: number; readonly halves: readonly string[] }[];
}

/** `parts`: outputs, and the halves' tensors without what their names end in. */
export const siteOf = (name: string, inputs: number, ...parts: readonly (readonly [outputs: number, ...halves: string[]])[]): Site =>
  ({ name, inputs, parts: parts.map(([outputs, ...halves]) => ({ outputs, halves: halves.map((half) => `${half}.weight`) })) });

export const tensorsOf = ({ parts }: Site): readonly string[] => parts.flatMap(({ halves }) => halves);

/** Of a half, where there are two. */
export const outputsOf = ({ parts }: Site): number => parts.reduce((sum, { outputs }) => sum + outputs, 0);

/** Numbers in all of them. */
export const valuesOf = (site: Site): number => site.inputs * outputsOf(site) * site.parts[0]!.halves.length;

/** Bound to what goes in and to what comes out; a pass only records it. */
export type Linear = (x: GPUBuffer, out: GPUBuffer) => Step;

/** Each throws a sentence when the GPU has no room. A site that was placed already is not placed twice. */
export interface Matrices {
  /** One row or column of numbers, in f32, in memory. */
  vector(name: string): Promise<Float32Array>;
  table(site: Site): Promise<EmbeddingTable>;
  /** Behind an RMSNorm with these gains. */
  normLinear(site: Site, gains: Float32Array): Promise<Linear>;
  /** The same, and SwiGLU of the two halves. */
  normSwiglu(site: Site, gains: Float32Array): Promise<Linear>;
  /** Added to what is in `out`. */
  linearAdd(site: Site): Promise<Linear>;
  /** Behind gains alone. */
  gainedLinear(site: Site, gains: Float32Array): Promise<Linear>;
  /** Over what a target left in the rows' slots (ops/tap.ts). */
  featureLinear(site: Site): Promise<Linear>;
  /** The same weights behind kernels that do exactly one row: a benchmark's yardstick; null where there are none. Gone with these. */
  forOneRow(): Matrices | null;
  /** The same weights for a part whose memory is counted apart: what it needs beyond these is its own, and it is gone first. */
  forPart(gpu: Gpu): Matrices;
  destroy(): void;
}

export interface MatricesOptions {
  readonly context: number;
  readonly epsilon: number;
  /** Of the model, for sentences. */
  readonly label: string;
}
