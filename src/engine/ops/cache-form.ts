/**
 * How a KV cache holds its numbers: as they are computed, in f32, or rounded to f16, two in a word, for half the memory and half of what
 * attention reads. Kernels name a quad of dimensions and do not know which (shaders/lib/cache-*.wgsl).
 */
import half from '#shaders/lib/cache-half.wgsl?raw';
import single from '#shaders/lib/cache-single.wgsl?raw';

export type CacheForm = 'single' | 'half';

/** Joined with every kernel that reads or writes a cache of this form. */
export const cacheSnippets: Readonly<Record<CacheForm, string>> = { single, half };

interface CacheSizes {
  readonly kvHeads: number;
  readonly headDim: number;
  readonly context: number;
}

/** Of K, and of V, in one layer: [kv heads][context][head dim]. */
export const cacheBytes = ({ kvHeads, headDim, context }: CacheSizes, form: CacheForm): number => kvHeads * context * headDim * (form === 'half' ? 2 : 4);
