/** Trees of a given shape whose tokens follow a script (shaders/tree-script.wgsl): the adversaries of tree verification. */
import type { DraftTree } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import type { Sequence } from '#engine/model/sequence.ts';
import { treeWords } from '#engine/ops/tree-layout.ts';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import treeLayout from '#shaders/lib/tree-layout.wgsl?raw';
import treeScript from '#shaders/tree-script.wgsl?raw';
import type { Drafter } from './drafter.ts';
import { oneDispatch } from './one-dispatch.ts';

export interface TreeScript extends Pick<DraftTree, 'parents'> {
  /** By node: how far its token lies from the script's, in the vocabulary; 0 is right. */
  readonly shifts: readonly number[];
  /** The token of every position that may be drafted. */
  readonly script: readonly number[];
}

export async function treeScriptDrafter(gpu: Gpu, sequence: Sequence, tree: GPUBuffer, vocabulary: number, { parents, shifts, script }: TreeScript): Promise<Drafter> {
  const wgsl = shaderText({ u32: { CONTEXT: sequence.context, VOCABULARY: vocabulary } }, roundState, treeLayout, treeScript);
  const kernel = await gpu.kernel('tree by script', wgsl, [['read', 'write', 'read', 'read', 'read']]);
  gpu.device.queue.writeBuffer(tree, 0, treeWords({ parents }));
  const positions = Uint32Array.from({ length: sequence.context }, (_, position) => script[position] ?? 0);
  return oneDispatch(kernel, [sequence.state, sequence.tokens, tree, gpu.uploaded('script', positions), gpu.uploaded('shifts', Uint32Array.from(shifts))]);
}
