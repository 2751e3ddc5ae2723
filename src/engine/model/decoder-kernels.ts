/** The kernels of one decoder that read no weights, compiled for its sizes. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attention } from '#engine/ops/attention.ts';
import { rotate, rotateBiased, type RotateShape } from '#engine/ops/rotate.ts';
import type { RowOrder, Step } from '#engine/ops/row-kernel.ts';
import type { DecoderConfig } from './config.ts';

export type DecoderKernels = Awaited<ReturnType<typeof compileKernels>>;

/** `order`: how the rows of its passes follow one another. Those of a block stand as in a chain; only what they see is another's. */
export async function compileKernels(gpu: Gpu, config: DecoderConfig, context: number, order: RowOrder) {
  const { heads, kvHeads, headDim, epsilon, qkNorm, qkvBias } = config;
  const shape = { heads, kvHeads, headDim, context };
  const turned = order === 'tree' ? 'tree' : 'chain';
  const [rotation, attend] = await Promise.all([
    qkvBias ? biased(gpu, { ...shape, epsilon, qkNorm }, turned) : bare(gpu, { ...shape, epsilon, qkNorm }, turned),
    attention(gpu, shape, order),
  ]);
  return { rotate: rotation, attention: attend };
}

type Parts = Readonly<Record<'qkv' | 'angles' | 'gains' | 'bias' | 'q' | 'kCache' | 'vCache', GPUBuffer>>;

async function bare(gpu: Gpu, shape: RotateShape, order: RowOrder): Promise<(parts: Parts) => Step> {
  const kernel = await rotate(gpu, shape, order);
  return ({ qkv, angles, gains, q, kCache, vCache }) => kernel.on({ qkv, angles, gains, q, kCache, vCache });
}

async function biased(gpu: Gpu, shape: RotateShape, order: RowOrder): Promise<(parts: Parts) => Step> {
  const kernel = await rotateBiased(gpu, shape, order);
  return (parts) => kernel.on(parts);
}
