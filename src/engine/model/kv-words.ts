/** What a decoder or a drafter's layers keep as K and V, read back for tests: equal words are equal bits. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import type { DecoderConfig } from './config.ts';

export interface KeepsKv {
  readonly kvCache: readonly { readonly k: GPUBuffer; readonly v: GPUBuffer }[];
  readonly config: Pick<DecoderConfig, 'kvHeads'>;
}

/** Of positions 0 .. end - 1: K of all heads and then V, layer by layer, in whatever form they are kept. `context`: positions that there is room for. */
export async function kvWords(gpu: Gpu, { kvCache, config: { kvHeads } }: KeepsKv, context: number, end: number): Promise<number[]> {
  const words: number[] = [];
  for (const buffer of kvCache.flatMap(({ k, v }) => [k, v])) {
    const all = new Uint32Array(await readBack(gpu, buffer));
    const width = all.length / (kvHeads * context);
    for (let head = 0; head < kvHeads; head += 1) {
      const first = head * context * width;
      words.push(...all.subarray(first, first + end * width));
    }
  }
  return words;
}
