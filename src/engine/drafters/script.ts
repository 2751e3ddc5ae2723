/**
 * Drafters that follow a script, to try the verifier with: it must write the same text whatever is proposed. A script names
 * a token for every position; the four adversaries are made from the text that plain decoding writes.
 */
import { counterBits, counterStream, PURPOSE } from '#core/rng/counter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import draftScript from '#shaders/draft-script.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import type { Drafter } from './drafter.ts';
import { oneDispatch } from './one-dispatch.ts';

export const ADVERSARIES = ['right', 'wrong', 'random', 'alternating'] as const;
export type Adversary = (typeof ADVERSARIES)[number];

/** `plain` is the whole text by position; `wrong` tokens are its neighbours in the vocabulary. */
export function adversaryScript(adversary: Adversary, plain: readonly number[], vocabulary: number, seed: number): readonly number[] {
  const stream = counterStream({ seed, sequence: 0, position: 0, purpose: PURPOSE.resample });
  return plain.map((token, position) => {
    const wrong = (token + 1) % vocabulary;
    switch (adversary) {
      case 'right':
        return token;
      case 'wrong':
        return wrong;
      case 'random':
        return counterBits(stream, position) % vocabulary;
      case 'alternating':
        return position % 2 === 0 ? token : wrong;
    }
  });
}

export class ScriptKernel {
  private constructor(
    private readonly gpu: Gpu,
    private readonly kernel: Kernel,
  ) {}

  static async create(gpu: Gpu, context: number): Promise<ScriptKernel> {
    const wgsl = shaderText({ u32: { CONTEXT: context } }, roundState, draftScript);
    return new ScriptKernel(gpu, await gpu.kernel('draft by script', wgsl, [['uniform', 'read', 'write', 'read']]));
  }

  /** `script` names a token for every position of the context that may be drafted. */
  drafter({ state, tokens, context }: Sequence, script: readonly number[], gamma: number): Drafter {
    const positions = Uint32Array.from({ length: context }, (_, position) => script[position] ?? 0);
    const params = this.gpu.uniform('draft by script', Uint32Array.of(gamma));
    return oneDispatch(this.kernel, [params, state, tokens, this.gpu.uploaded('script', positions)]);
  }
}
