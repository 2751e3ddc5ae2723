/** Prompt lookup on the GPU (shaders/draft-lookup.wgsl), so that its rounds need no read-back either. */
import { LONGEST_NGRAM, SHORTEST_NGRAM } from '#core/speculation/prompt-lookup.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import lookup from '#shaders/draft-lookup.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import type { Drafter } from './drafter.ts';
import { oneDispatch } from './one-dispatch.ts';

export class PromptLookupKernel {
  private constructor(
    private readonly gpu: Gpu,
    private readonly kernel: Kernel,
  ) {}

  static async create(gpu: Gpu, context: number): Promise<PromptLookupKernel> {
    const sizes = { CONTEXT: context, LONGEST: LONGEST_NGRAM, SHORTEST: SHORTEST_NGRAM, WORKGROUP_SIZE: 64 };
    const wgsl = shaderText({ u32: sizes }, roundState, lookup);
    return new PromptLookupKernel(gpu, await gpu.kernel('prompt lookup', wgsl, [['uniform', 'write', 'write']]));
  }

  drafter({ state, tokens }: Pick<Sequence, 'state' | 'tokens'>, gamma: number): Drafter {
    return oneDispatch(this.kernel, [this.gpu.uniform('prompt lookup', Uint32Array.of(gamma)), state, tokens]);
  }
}
