/** shaders/sample.wgsl: a token drawn from each row of logits, and the row's log Z. Reference: sample-reference.ts. */
import type { Purpose } from '#core/rng/counter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Binding, Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import chain from '#shaders/lib/chain.wgsl?raw';
import choice from '#shaders/lib/choice.wgsl?raw';
import counter from '#shaders/lib/counter.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import share from '#shaders/lib/share.wgsl?raw';
import tree from '#shaders/lib/tree.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import sample from '#shaders/sample.wgsl?raw';
import type { TextOrder } from './row-kernel.ts';

/**
 * Threads that share a row: a power of two, 32 for any real vocabulary, fewer where there are fewer tokens. One hardware wave
 * on most GPUs; on software drivers every barrier costs by the thread, and more of them cost more than they bring.
 */
export const threadsPerRow = (vocabulary: number): number => Math.min(32, 2 ** Math.ceil(Math.log2(vocabulary)));

export interface SampleSizes {
  readonly vocabulary: number;
  /** Positions of a sequence. */
  readonly context: number;
}

export interface SampleBuffers {
  readonly state: GPUBuffer;
  /** [sequence][logitsRows][vocabulary] f32 */
  readonly logits: GPUBuffer;
  /** Written: [sequence][context] u32, row x at position n + offset + x. */
  readonly drawn: GPUBuffer;
  /** Written: [sequence][partitionRows], log Z as f32 bits. */
  readonly partitions: GPUBuffer;
  /** Of a kernel for trees: the one whose nodes the rows are (tree-layout.ts); a single sequence. */
  readonly tree?: GPUBuffer;
}

export interface SamplePlace {
  readonly logitsRows: number;
  readonly firstRow: number;
  readonly partitionRows: number;
  readonly firstPartition: number;
  /** The first row draws the token at position n + offset. */
  readonly offset: number;
  /** Which noise; null: none, the argmax. */
  readonly purpose: Purpose | null;
}

export class SampleKernel {
  private constructor(
    private readonly gpu: Gpu,
    private readonly kernel: Kernel,
  ) {}

  static async create(gpu: Gpu, { vocabulary, context }: SampleSizes, order: Exclude<TextOrder, 'block'> = 'chain'): Promise<SampleKernel> {
    const sizes = { VOCABULARY: vocabulary, CONTEXT: context, WORKGROUP_SIZE: threadsPerRow(vocabulary) };
    const places = order === 'tree' ? [treeLayout, tree] : [chain];
    const wgsl = shaderText({ u32: sizes }, counter, roundState, choice, share, ...places, sample);
    const buffers: readonly Binding[] = ['uniform', 'read', 'read', 'write', 'write', ...(order === 'tree' ? (['read'] as const) : [])];
    return new SampleKernel(gpu, await gpu.kernel(`sample, ${order}`, wgsl, [buffers]));
  }

  /** Made once per place in a round; the result records a dispatch. */
  bind(buffers: SampleBuffers, place: SamplePlace): (pass: GPUComputePassEncoder, rows: number, sequences?: number) => void {
    const { logitsRows, firstRow, partitionRows, firstPartition, offset, purpose } = place;
    const params = this.gpu.uniform('sample', Int32Array.of(logitsRows, firstRow, partitionRows, firstPartition, offset, purpose ?? 0));
    const group = this.kernel.bind(0, [params, buffers.state, buffers.logits, buffers.drawn, buffers.partitions, ...(buffers.tree ? [buffers.tree] : [])]);
    return (pass, rows, sequences = 1) => this.kernel.dispatch(pass, group, rows, sequences);
  }
}
