/** The kernels of an EAGLE-3 drafter that read no matrices of its own, compiled for its sizes, all at once. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attention } from '#engine/ops/attention.ts';
import { eagleInput } from '#engine/ops/eagle-input.ts';
import type { EmbeddingTable } from '#engine/ops/embedding-table.ts';
import { packedEmbedding } from '#engine/ops/packed-embedding.ts';
import { rotate } from '#engine/ops/rotate.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import { spread } from '#engine/ops/spread.ts';
import type { EagleBlock, EagleConfig } from './eagle-config.ts';

export type EagleKernels = Awaited<ReturnType<typeof compileEagleKernels>>;

export async function compileEagleKernels(gpu: Gpu, config: EagleConfig, table: EmbeddingTable, context: number) {
  const { vocab, draftVocab, heads, kvHeads, headDim, epsilon } = config;
  const headShape = { heads, kvHeads, headDim, context };
  const [input, rotation, attend, spreading] = await Promise.all([
    eagleInput(gpu, { ...inputShape(config, table), context }),
    rotate(gpu, { ...headShape, epsilon, qkNorm: false }),
    attention(gpu, headShape),
    spread(gpu, { vocab, draftVocab, context }),
  ]);
  return { input, embed: await embedBehind(gpu, config, table, context), rotate: rotation, attention: attend, spread: spreading };
}

const inputShape = ({ vocab, hidden, epsilon }: EagleConfig, { kind: table }: EmbeddingTable) => ({ vocab, hidden, epsilon, table });

/** Unpacks the token behind each row's slot; null: the input kernel reads the table itself. */
async function embedBehind(gpu: Gpu, { vocab, hidden }: EagleConfig, table: EmbeddingTable, context: number, maskToken?: number): Promise<((tokens: GPUBuffer, out: GPUBuffer) => Step) | null> {
  if (table.kind === 'plain') return null;
  const { form, codes, scales } = table;
  const kernel = await packedEmbedding(gpu, { vocab, hidden, context }, form, { shift: 1, ...(maskToken !== undefined && { maskToken }) });
  return (tokens, out) => kernel.on({ tokens, codes, scales, hidden: out });
}

/** Of a pass over a tree of drafts: position, keys and parents are the tree's, all else is as it was. */
export async function withTreeOrder(gpu: Gpu, config: EagleConfig, table: EmbeddingTable, context: number, kernels: EagleKernels): Promise<EagleKernels> {
  const { heads, kvHeads, headDim, epsilon } = config;
  const headShape = { heads, kvHeads, headDim, context };
  const [input, rotation, attend] = await Promise.all([
    eagleInput(gpu, { ...inputShape(config, table), context }, 'tree'),
    rotate(gpu, { ...headShape, epsilon, qkNorm: false }, 'tree'),
    attention(gpu, headShape, 'tree'),
  ]);
  return { ...kernels, input, rotate: rotation, attention: attend };
}

/** Of a pass that is a block: its tokens are masks but the first, one source serves all rows, and each sees the whole block. */
export async function withBlockOrder(gpu: Gpu, config: EagleConfig, { maskToken }: EagleBlock, table: EmbeddingTable, context: number, kernels: EagleKernels): Promise<EagleKernels> {
  const { heads, kvHeads, headDim } = config;
  const [input, embed, attend] = await Promise.all([
    eagleInput(gpu, { ...inputShape(config, table), context }, 'block', maskToken),
    embedBehind(gpu, config, table, context, maskToken),
    attention(gpu, { heads, kvHeads, headDim, context }, 'block'),
  ]);
  return { ...kernels, input, embed, attention: attend };
}
