/** The logits of every position of a text, for tests that hold a decoder to others: its passes take so many rows each. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import type { Decoder } from './decoder.ts';
import type { Sequence } from './sequence.ts';

/** One array of [vocab] a position. */
export async function readLogits(gpu: Gpu, decoder: Decoder, sequence: Sequence, ids: readonly number[], rows: number): Promise<readonly Float32Array[]> {
  const { vocab } = decoder.config;
  sequence.writeTokens(ids);
  const all: Float32Array[] = [];
  for (let n = 0; n < ids.length; n += rows) {
    const now = Math.min(rows, ids.length - n);
    sequence.setCommitted(n);
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    decoder.record(pass, { offset: 0, rows: now });
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    const logits = await readFloats(gpu, decoder.logits, now * vocab);
    for (let row = 0; row < now; row++) all.push(logits.subarray(row * vocab, (row + 1) * vocab));
  }
  return all;
}
