/**
 * Debug check of the KV contract: after any round, what a decoder keeps for the committed text (features of taps among it) must
 * be, to the bit, what a fresh run over that text leaves; and so must the context of a drafter that reads features. Drift here never shows
 * in the output, only in acceptance (specdec.md 11.2, 5-7).
 */
import type { Drafter } from '#engine/drafters/drafter.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import { kvWords, type KeepsKv } from '#engine/model/kv-words.ts';
import { STATE_WORDS } from '#engine/model/sequence.ts';
import { MOST_ROWS, type Pair } from './pair.ts';
import { startText, type TextRequest } from './start-text.ts';

/** K and V of positions 0 .. end - 1, and their features if there are taps, as words. */
async function cacheWords(pair: Pair, decoder: Decoder, end: number): Promise<number[]> {
  const { taps, config } = decoder;
  const words = await kvWords(pair.gpu, decoder, pair.sequence.context, end);
  if (taps) words.push(...new Uint32Array(await readBack(pair.gpu, taps.features, end * taps.layers.length * config.hidden * 4)));
  return words;
}

/** How many words of the decoder's cache over positions 0 .. end-1 differ from a fresh prefill. Leaves cache and state as they were. */
export async function staleWords(pair: Pair, decoder: Decoder, end: number): Promise<number> {
  const { gpu, sequence } = pair;
  const { device } = gpu;
  const kept = await cacheWords(pair, decoder, end);
  const state = await readBack(gpu, sequence.state, STATE_WORDS * 4);
  for (let n = 0; n < end; n += MOST_ROWS) {
    sequence.setCommitted(n);
    const encoder = device.createCommandEncoder({ label: 'fresh prefill' });
    const pass = encoder.beginComputePass();
    decoder.recordKeys(pass, { offset: 0, rows: Math.min(MOST_ROWS, end - n) });
    pass.end();
    device.queue.submit([encoder.finish()]);
  }
  device.queue.writeBuffer(sequence.state, 0, state);
  return differing(await cacheWords(pair, decoder, end), kept);
}

/**
 * How many words of a drafter's context over positions 0 .. end - 1 differ from those behind a fresh prefill of the text so far (`committed`
 * tokens), once the drafter has caught up. Leaves the state as it was.
 */
export async function staleContext(pair: Pair, drafter: Drafter, layers: KeepsKv, asked: TextRequest, { committed, end }: { readonly committed: number; readonly end: number }): Promise<number> {
  const { gpu, sequence } = pair;
  const state = await readBack(gpu, sequence.state);
  // it catches up when it drafts next, of the round's last tokens too
  const encoder = gpu.device.createCommandEncoder({ label: 'catch up' });
  drafter.record(encoder);
  gpu.device.queue.submit([encoder.finish()]);
  const kept = await kvWords(gpu, layers, sequence.context, end);
  const text = [...new Uint32Array(await readBack(gpu, sequence.tokens))].slice(0, committed);
  startText(pair, drafter, { ...asked, prompt: text, maxTokens: 1 });
  const fresh = await kvWords(gpu, layers, sequence.context, end);
  gpu.device.queue.writeBuffer(sequence.state, 0, state);
  return differing(fresh, kept);
}

const differing = (fresh: readonly number[], kept: readonly number[]): number => fresh.filter((word, i) => word !== kept[i]).length;
