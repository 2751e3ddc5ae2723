/** The kernels of an EAGLE-3 drafter, compiled for its sizes, all at once. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attention } from '#engine/ops/attention.ts';
import { eagleInput } from '#engine/ops/eagle-input.ts';
import { featureLinear, linear, linearAdd } from '#engine/ops/linear.ts';
import { accumulatorsFor, type LinearShape } from '#engine/ops/linear-shape.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import { rotate } from '#engine/ops/rotate.ts';
import { spread } from '#engine/ops/spread.ts';
import type { EagleBlock, EagleConfig } from './eagle-config.ts';

export type EagleKernels = Awaited<ReturnType<typeof compileEagleKernels>>;

export async function compileEagleKernels(gpu: Gpu, config: EagleConfig, context: number) {
  const { vocab, draftVocab, hidden, heads, kvHeads, headDim, intermediate, epsilon, targetLayers } = config;
  const accumulators = accumulatorsFor(gpu);
  const shape = (k: number, n: number): LinearShape => ({ k, n, context, epsilon, accumulators });
  const headShape = { heads, kvHeads, headDim, context };
  const [fuse, input, qkv, rotation, attend, attentionOut, gateUp, down, head, spreading] = await Promise.all([
    featureLinear(gpu, shape(targetLayers.length * hidden, hidden)),
    eagleInput(gpu, { vocab, hidden, context, epsilon }),
    linear(gpu, shape(2 * hidden, (heads + 2 * kvHeads) * headDim)),
    rotate(gpu, { ...headShape, epsilon, qkNorm: false }),
    attention(gpu, headShape),
    linearAdd(gpu, shape(heads * headDim, hidden)),
    normSwiglu(gpu, shape(hidden, intermediate)),
    linearAdd(gpu, shape(intermediate, hidden)),
    normLinear(gpu, shape(hidden, draftVocab)),
    spread(gpu, { vocab, draftVocab, context }),
  ]);
  return { fuse, input, qkv, rotate: rotation, attention: attend, attentionOut, gateUp, down, head, spread: spreading };
}

/** Of a pass over a tree of drafts: position, keys and parents are the tree's, all else is as it was. */
export async function withTreeOrder(gpu: Gpu, config: EagleConfig, context: number, kernels: EagleKernels): Promise<EagleKernels> {
  const { vocab, hidden, heads, kvHeads, headDim, epsilon } = config;
  const headShape = { heads, kvHeads, headDim, context };
  const [input, rotation, attend] = await Promise.all([
    eagleInput(gpu, { vocab, hidden, context, epsilon }, 'tree'),
    rotate(gpu, { ...headShape, epsilon, qkNorm: false }, 'tree'),
    attention(gpu, headShape, 'tree'),
  ]);
  return { ...kernels, input, rotate: rotation, attention: attend };
}

/** Of a pass that is a block: its tokens are masks but the first, one source serves all rows, and each sees the whole block. */
export async function withBlockOrder(gpu: Gpu, config: EagleConfig, { maskToken }: EagleBlock, context: number, kernels: EagleKernels): Promise<EagleKernels> {
  const { vocab, hidden, heads, kvHeads, headDim, epsilon } = config;
  const [input, attend] = await Promise.all([
    eagleInput(gpu, { vocab, hidden, context, epsilon }, 'block', maskToken),
    attention(gpu, { heads, kvHeads, headDim, context }, 'block'),
  ]);
  return { ...kernels, input, attention: attend };
}
