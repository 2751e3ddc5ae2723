/** A model's parts with the context and the cache that were chosen, telling how much of it has been read on the way to the GPU. */
import type { CacheForm } from '#engine/ops/cache-form.ts';
import { packedBytes } from '#engine/ops/packed-form.ts';
import type { ModelParts, PackedParts } from '#engine/model/open-decoder.ts';

export interface CacheChoice {
  /** Positions that there is room for. */
  readonly context: number;
  readonly cache: CacheForm;
}

/** `onBytes` is told of all bytes so far, as they lie on the GPU, and may throw to end it. */
export function partsAtHand(parts: ModelParts | PackedParts, { context, cache }: CacheChoice, onBytes: (bytes: number) => void): ModelParts | PackedParts {
  const config = { ...parts.config, context };
  if ('weights' in parts) return { ...parts, config, cache };
  let bytes = 0;
  const rows: typeof parts.stored.rows = async (name, first, end) => {
    const coded = await parts.stored.rows(name, first, end);
    const { codes, scales } = packedBytes(parts.stored.formOf(name), coded.codes.length);
    bytes += codes + scales;
    onBytes(bytes);
    return coded;
  };
  return { config, cache, stored: { ...parts.stored, rows } };
}
