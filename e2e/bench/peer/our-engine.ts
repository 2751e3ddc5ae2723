/** Ours, as fast mode decodes without a drafter; the first token is fetched by itself, so that its time is known. */
import { memoryNeed } from '#engine/chat/memory-need.ts';
import { compare } from '#engine/decode/compare.ts';
import { roundsPerSubmit } from '#engine/decode/fast.ts';
import { measurePasses, passOf } from '#engine/decode/measure.ts';
import { Pair } from '#engine/decode/pair.ts';
import { plainRound } from '#engine/decode/plain.ts';
import { startText } from '#engine/decode/start-text.ts';
import { noDrafter } from '#engine/drafters/no-drafter.ts';
import { Landing } from '#engine/gpu/landing.ts';
import { openBrowserGpu } from '#engine/gpu/open-browser-gpu.ts';
import { readModel } from '#engine/load/read-model.ts';
import { blobSource } from '#engine/weights/byte-source.ts';
import type { DecodeSample } from '#engine/protocol.ts';
import { CONTEXT, GGUF, type DecodingEngine } from './decoding-engine.ts';

const PASSES = roundsPerSubmit(0);

export async function ourEngine(): Promise<DecodingEngine> {
  const gpu = await openBrowserGpu();
  const file = await (await fetch(GGUF)).blob();
  const parts = (await readModel([blobSource(file, GGUF)])).packed(4)!;
  const { weightsBytes, cacheBytes } = memoryNeed(gpu, parts.config, parts, { context: CONTEXT, cache: 'single' });
  const pair = await Pair.create(gpu, { ...parts, config: { ...parts.config, context: CONTEXT } }, null);
  const round = plainRound(pair, 0);
  const landing = new Landing(gpu, 'decoded', CONTEXT * 4);
  const run = async (passes: number): Promise<Uint32Array> => {
    const encoder = gpu.device.createCommandEncoder({ label: 'rounds' });
    for (let pass = 0; pass < passes; pass += 1) round.record(encoder);
    encoder.copyBufferToBuffer(pair.sequence.tokens, 0, landing.buffer, 0, CONTEXT * 4);
    gpu.device.queue.submit([encoder.finish()]);
    return new Uint32Array(await landing.read());
  };
  return {
    facts: { engine: 'slipstream', version: import.meta.env.VITE_COMMIT, backend: 'webgpu', threads: null, adapter: gpu.adapterFacts },
    decode: async ({ ids }, count) => {
      const called = performance.now();
      startText(pair, noDrafter, { prompt: ids, maxTokens: count, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0 });
      let words = await run(1);
      const first = performance.now();
      for (let left = count - 1; left > 0; left -= PASSES) words = await run(Math.min(PASSES, left));
      return { tokens: [...words.subarray(ids.length, ids.length + count)], prefillMs: first - called, decodeMs: performance.now() - first };
    },
    speculate: async (prompts, gamma, tokens) => {
      const samples: DecodeSample[] = [];
      const choice = { drafter: 'prompt-lookup', gamma, treeBudget: 0, rule: 'R4', temperature: 0 } as const;
      for (const { ids } of prompts) {
        const request = { prompt: ids, maxTokens: tokens, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0 };
        const sample = await compare(pair, { choice, request, repeats: 1, shown: null, now: () => performance.now(), goOn: () => true });
        if (sample) samples.push(sample);
      }
      return samples;
    },
    memory: () => ({ context: CONTEXT, peakBytes: gpu.liveBytes.most, weightsBytes, cacheBytes }),
    verifyCosts: (rows, repeats) => measurePasses(pair, rows.map((count) => passOf(pair.target, count)), repeats, () => performance.now()),
  };
}
