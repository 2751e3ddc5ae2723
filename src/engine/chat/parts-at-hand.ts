/** A model's parts on their way to the GPU: with the context and the cache that were chosen, and telling how much of them has been read. */
import type { CacheForm } from '#engine/ops/cache-form.ts';
import { packedBytes } from '#engine/ops/packed-form.ts';
import type { ModelParts, PackedParts } from '#engine/model/open-decoder.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';

/** Told of all bytes so far, as they lie on the GPU; it may throw to end it. */
export type OnBytes = (bytes: number) => void;

export interface CacheChoice {
  /** Positions that there is room for. */
  readonly context: number;
  readonly cache: CacheForm;
}

export const withCache = (parts: ModelParts | PackedParts, { context, cache }: CacheChoice): ModelParts | PackedParts => ({ ...parts, cache, config: { ...parts.config, context } });

/** What is in memory already was told of when it was read. */
export function watched<Parts extends { readonly weights: Weights } | { readonly stored: StoredWeights }>(parts: Parts, onBytes: OnBytes): Parts {
  if ('weights' in parts) return parts;
  const { stored } = parts;
  let bytes = 0;
  const rows: StoredWeights['rows'] = async (name, first, end) => {
    const coded = await stored.rows(name, first, end);
    const { codes, scales } = packedBytes(stored.formOf(name), coded.codes.length);
    bytes += codes + scales;
    onBytes(bytes);
    return coded;
  };
  return { ...parts, stored: { ...stored, rows } };
}
