/** A table of token embeddings as it is kept on the GPU, and the kernel that reads its rows. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { blockEmbedding, embedding, type EmbeddingShape } from './embedding.ts';
import { packedEmbedding } from './packed-embedding.ts';
import type { PackedForm } from './packed-form.ts';
import type { Step } from './row-kernel.ts';

export type EmbeddingTable =
  /** f32 [vocab][hidden]. */
  | { readonly kind: 'plain'; readonly values: GPUBuffer }
  /** As the head's weights are packed (packed-linear.ts). */
  | { readonly kind: 'packed'; readonly form: PackedForm; readonly codes: GPUBuffer; readonly scales: GPUBuffer };

/** The embeddings of a pass's rows. `maskToken`: they are a block, whose first row holds its token and the others this one. */
export async function embeddedRows(gpu: Gpu, shape: EmbeddingShape, table: EmbeddingTable, maskToken?: number): Promise<(tokens: GPUBuffer, hidden: GPUBuffer) => Step> {
  if (table.kind === 'packed') {
    const { form, codes, scales } = table;
    const kernel = await packedEmbedding(gpu, shape, form, maskToken === undefined ? {} : { maskToken });
    return (tokens, hidden) => kernel.on({ tokens, codes, scales, hidden });
  }
  const kernel = await (maskToken === undefined ? embedding(gpu, shape) : blockEmbedding(gpu, shape, maskToken));
  return (tokens, hidden) => kernel.on({ tokens, table: table.values, hidden });
}
