/** The kernels of one decoder, compiled for its sizes, all at once. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attention } from '#engine/ops/attention.ts';
import { embedding } from '#engine/ops/embedding.ts';
import { accumulatorsFor } from '#engine/ops/linear-shape.ts';
import { linearAdd } from '#engine/ops/linear-add.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import { rotate } from '#engine/ops/rotate.ts';
import type { DecoderConfig } from './config.ts';

export type DecoderKernels = Awaited<ReturnType<typeof compileKernels>>;

export async function compileKernels(gpu: Gpu, config: DecoderConfig, context: number) {
  const { vocab, hidden, heads, kvHeads, headDim, intermediate, epsilon, qkNorm } = config;
  const linear = (k: number, n: number) => ({ k, n, context, epsilon, accumulators: accumulatorsFor(gpu) });
  const headShape = { heads, kvHeads, headDim, context };
  const [embed, qkv, rotation, attend, attentionOut, gateUp, down, head] = await Promise.all([
    embedding(gpu, { vocab, hidden, context }),
    normLinear(gpu, linear(hidden, (heads + 2 * kvHeads) * headDim)),
    rotate(gpu, { ...headShape, epsilon, qkNorm }),
    attention(gpu, headShape),
    linearAdd(gpu, linear(heads * headDim, hidden)),
    normSwiglu(gpu, linear(hidden, intermediate)),
    linearAdd(gpu, linear(intermediate, hidden)),
    normLinear(gpu, linear(hidden, vocab)),
  ]);
  return { embedding: embed, qkv, rotate: rotation, attention: attend, attentionOut, gateUp, down, head };
}
