/** A model's parts on their way to the GPU: with the context that was chosen, and telling how much of them has been read. */
import { packedBytes } from '#engine/ops/packed-form.ts';
import type { Weights } from '#engine/model/weights.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';

/** Told of all bytes so far, as they lie on the GPU; it may throw to end it. */
export type OnBytes = (bytes: number) => void;

export const withContext = <Parts extends { readonly config: { readonly context: number } }>(parts: Parts, context: number): Parts => ({ ...parts, config: { ...parts.config, context } });

/** What is in memory already is not told of. */
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
