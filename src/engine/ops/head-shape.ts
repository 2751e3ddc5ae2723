/** Heads of grouped-query attention, and their KV cache. */
import type { CacheForm } from './cache-form.ts';

export interface HeadShape {
  readonly heads: number;
  readonly kvHeads: number;
  /** A multiple of 8. */
  readonly headDim: number;
  readonly context: number;
  /** Of the KV cache: 'single' unless said. */
  readonly cache?: CacheForm;
}
