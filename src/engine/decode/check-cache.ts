/**
 * Debug check of the KV contract: after any round, what a decoder keeps for the committed text (features of taps among it) must
 * be, to the bit, what a fresh run over that text leaves. Drift here never shows in the output, only in acceptance (specdec.md 11.2, 5-7).
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import { MOST_ROWS, type Pair } from './pair.ts';

/** K and V of positions 0 .. end-1, and their features if there are taps, as words. */
async function cacheWords(gpu: Gpu, { kvCache, config, taps }: Decoder, context: number, end: number): Promise<number[]> {
  const words: number[] = [];
  for (const buffer of kvCache.flatMap(({ k, v }) => [k, v])) {
    const all = new Uint32Array(await readBack(gpu, buffer));
    for (let head = 0; head < config.kvHeads; head += 1) {
      const first = head * context * config.headDim;
      words.push(...all.subarray(first, first + end * config.headDim));
    }
  }
  if (taps) words.push(...new Uint32Array(await readBack(gpu, taps.features, end * taps.layers.length * config.hidden * 4)));
  return words;
}

/** How many words of the decoder's cache over positions 0 .. end-1 differ from a fresh prefill. Leaves cache and state as they were. */
export async function staleWords({ gpu, sequence }: Pair, decoder: Decoder, end: number): Promise<number> {
  const { device } = gpu;
  const kept = await cacheWords(gpu, decoder, sequence.context, end);
  const state = await readBack(gpu, sequence.state, STATE_WORDS * 4);
  for (let n = 0; n < end; n += MOST_ROWS) {
    sequence.setCommitted(n);
    const encoder = device.createCommandEncoder({ label: 'fresh prefill' });
    const pass = encoder.beginComputePass();
    decoder.record(pass, { offset: 0, rows: Math.min(MOST_ROWS, end - n) });
    pass.end();
    device.queue.submit([encoder.finish()]);
  }
  device.queue.writeBuffer(sequence.state, 0, state);
  const fresh = await cacheWords(gpu, decoder, sequence.context, end);
  return fresh.filter((word, i) => word !== kept[i]).length;
}
