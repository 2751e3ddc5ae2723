/** The kernels of one decoder, compiled for its sizes, all at once. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attention } from '#engine/ops/attention.ts';
import { blockEmbedding, embedding } from '#engine/ops/embedding.ts';
import { accumulatorsFor, type LinearShape } from '#engine/ops/linear-shape.ts';
import { linearAddOneRow, normLinearOneRow, normSwigluOneRow } from '#engine/ops/linear-one-row.ts';
import { linearAdd } from '#engine/ops/linear.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import { rotate } from '#engine/ops/rotate.ts';
import type { DecoderConfig } from './config.ts';

export type DecoderKernels = Awaited<ReturnType<typeof compileKernels>>;

/** `maskToken`: passes are blocks that are filled in at once; null: they are causal. */
export async function compileKernels(gpu: Gpu, config: DecoderConfig, context: number, maskToken: number | null) {
  const { vocab, hidden, heads, kvHeads, headDim, epsilon, qkNorm } = config;
  const linear = linearsOf(config, context, accumulatorsFor(gpu));
  const headShape = { heads, kvHeads, headDim, context };
  const [embed, qkv, rotation, attend, attentionOut, gateUp, down, head] = await Promise.all([
    maskToken === null ? embedding(gpu, { vocab, hidden, context }) : blockEmbedding(gpu, { vocab, hidden, context }, maskToken),
    normLinear(gpu, linear.qkv),
    rotate(gpu, { ...headShape, epsilon, qkNorm }),
    attention(gpu, headShape, maskToken === null ? 'chain' : 'block'),
    linearAdd(gpu, linear.attentionOut),
    normSwiglu(gpu, linear.gateUp),
    linearAdd(gpu, linear.down),
    normLinear(gpu, linear.head),
  ]);
  return { embedding: embed, qkv, rotate: rotation, attention: attend, attentionOut, gateUp, down, head };
}

/** Of a pass over a tree of drafts: position and keys are the tree's, all else is as it was. */
export async function withTreeOrder(gpu: Gpu, config: DecoderConfig, context: number, kernels: DecoderKernels): Promise<DecoderKernels> {
  const { heads, kvHeads, headDim, epsilon, qkNorm } = config;
  const headShape = { heads, kvHeads, headDim, context };
  const [rotation, attend] = await Promise.all([rotate(gpu, { ...headShape, epsilon, qkNorm }, 'tree'), attention(gpu, headShape, 'tree')]);
  return { ...kernels, rotate: rotation, attention: attend };
}

/** What one row alone is fastest with (docs/bench-log.md). */
const ONE_ROW_ACCUMULATORS = 2;

/** Of a pass over exactly one row: linears that can do no other. Only a benchmark asks for them. */
export async function withOneRowLinears(gpu: Gpu, config: DecoderConfig, context: number, kernels: DecoderKernels): Promise<DecoderKernels> {
  const linear = linearsOf(config, context, ONE_ROW_ACCUMULATORS);
  const [qkv, attentionOut, gateUp, down, head] = await Promise.all([
    normLinearOneRow(gpu, linear.qkv),
    linearAddOneRow(gpu, linear.attentionOut),
    normSwigluOneRow(gpu, linear.gateUp),
    linearAddOneRow(gpu, linear.down),
    normLinearOneRow(gpu, linear.head),
  ]);
  return { ...kernels, qkv, attentionOut, gateUp, down, head };
}

function linearsOf(config: DecoderConfig, context: number, accumulators: number) {
  const { vocab, hidden, heads, kvHeads, headDim, intermediate, epsilon } = config;
  const shape = (k: number, n: number): LinearShape => ({ k, n, context, epsilon, accumulators });
  return {
    qkv: shape(hidden, (heads + 2 * kvHeads) * headDim),
    attentionOut: shape(heads * headDim, hidden),
    gateUp: shape(hidden, intermediate),
    down: shape(intermediate, hidden),
    head: shape(hidden, vocab),
  };
}
