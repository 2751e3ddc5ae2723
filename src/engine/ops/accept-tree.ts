/** Judging a tree of drafts (shaders/accept-tree.wgsl). Reference: core/speculation/judge-tree.ts. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import acceptTree from '#shaders/accept-tree.wgsl?raw';
import choice from '#shaders/lib/choice.wgsl?raw';
import commitRound from '#shaders/lib/commit-round.wgsl?raw';
import counter from '#shaders/lib/counter.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import type { AcceptBuffers } from './accept.ts';
import { threadsPerRow, type SampleSizes } from './sample.ts';

export class AcceptTreeKernel {
  private constructor(
    private readonly gpu: Gpu,
    private readonly kernel: Kernel,
  ) {}

  static async create(gpu: Gpu, { vocabulary, context }: SampleSizes): Promise<AcceptTreeKernel> {
    const sizes = { VOCABULARY: vocabulary, CONTEXT: context, WORKGROUP_SIZE: threadsPerRow(vocabulary) };
    const wgsl = shaderText({ u32: sizes }, counter, roundState, choice, treeLayout, acceptTree, commitRound);
    return new AcceptTreeKernel(gpu, await gpu.kernel('accept a tree', wgsl, [['uniform', 'write', 'write', 'read', 'read', 'read', 'write']]));
  }

  /** `byCoin`: R2 above temperature 0; else by the target's own draws. */
  bind({ state, tokens, own, target }: AcceptBuffers, tree: GPUBuffer, byCoin: boolean): (pass: GPUComputePassEncoder) => void {
    const params = this.gpu.uniform('accept a tree', Uint32Array.of(byCoin ? 1 : 0));
    const group = this.kernel.bind(0, [params, state, tokens, own, target.logits, target.partitions, tree]);
    return (pass) => this.kernel.dispatch(pass, group, 1);
  }
}
