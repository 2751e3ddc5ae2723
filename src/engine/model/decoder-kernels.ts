/** The kernels of one decoder that read no weights, compiled for its sizes. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attention, mergeAttention, splitAttention, splitsFor, type Splits } from '#engine/ops/attention.ts';
import type { CacheForm } from '#engine/ops/cache-form.ts';
import type { HeadShape } from '#engine/ops/head-shape.ts';
import { rotate, rotateBiased, type RotateShape } from '#engine/ops/rotate.ts';
import type { RowKernel, TextOrder, Step } from '#engine/ops/row-kernel.ts';
import type { DecoderConfig } from './config.ts';

export type DecoderKernels = Awaited<ReturnType<typeof compileKernels>>;

/** `order`: how the rows of its passes follow one another. Those of a block stand as in a chain; only what they see is another's. */
export async function compileKernels(gpu: Gpu, config: DecoderConfig, context: number, order: TextOrder, cache: CacheForm) {
  const { heads, kvHeads, headDim, epsilon, qkNorm, qkvBias } = config;
  const shape = { heads, kvHeads, headDim, context, cache };
  const splits = splitsFor(gpu, shape);
  const turned = order === 'tree' ? 'tree' : 'chain';
  const [rotation, attend] = await Promise.all([
    qkvBias ? biased(gpu, { ...shape, epsilon, qkNorm }, turned) : bare(gpu, { ...shape, epsilon, qkNorm }, turned),
    splits.count > 1 ? inSplits(gpu, shape, splits, order) : atOnce(gpu, shape, order),
  ]);
  return { rotate: rotation, ...attend };
}

interface AttentionParts extends Readonly<Record<'q' | 'kCache' | 'vCache' | 'out', GPUBuffer>> {
  /** Where the context has several splits. */
  readonly split: SplitBuffers | null;
}

/** What the splits of a long context leave for one another (shaders/attention.wgsl). */
export type SplitBuffers = Readonly<Record<'sums' | 'weighed', GPUBuffer>>;

/** `groups`: whose bind groups for rows and tree fit every kernel of the pass. */
interface Attention {
  readonly groups: Pick<RowKernel<never>, 'rows' | 'tree'>;
  readonly attention: (parts: AttentionParts) => readonly Step[];
}

async function atOnce(gpu: Gpu, shape: HeadShape, order: TextOrder): Promise<Attention> {
  const kernel = await attention(gpu, shape, order);
  return { groups: kernel, attention: ({ q, kCache, vCache, out }) => [kernel.on({ q, kCache, vCache, out })] };
}

async function inSplits(gpu: Gpu, shape: HeadShape, cut: Splits, order: TextOrder): Promise<Attention> {
  const [splits, merge] = await Promise.all([splitAttention(gpu, shape, cut, order), mergeAttention(gpu, shape, cut, order)]);
  return { groups: splits, attention: ({ q, kCache, vCache, out, split }) => [splits.on({ q, kCache, vCache, ...split! }), merge.on({ ...split!, out })] };
}

type Parts = Readonly<Record<'qkv' | 'angles' | 'gains' | 'bias' | 'q' | 'kCache' | 'vCache', GPUBuffer>>;

async function bare(gpu: Gpu, shape: RotateShape, order: TextOrder): Promise<(parts: Parts) => Step> {
  const kernel = await rotate(gpu, shape, order);
  return ({ qkv, angles, gains, q, kCache, vCache }) => kernel.on({ qkv, angles, gains, q, kCache, vCache });
}

async function biased(gpu: Gpu, shape: RotateShape, order: TextOrder): Promise<(parts: Parts) => Step> {
  const kernel = await rotateBiased(gpu, shape, order);
  return (parts) => kernel.on(parts);
}
