/** llama.cpp in wasm (wllama), on the processor, with as many threads as it chooses itself. */
import { Wllama, type RawCompletionChunk, type RawCompletionParams } from '@wllama/wllama';
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { version } from '@wllama/wllama/package.json';
import { CONTEXT, GGUF, type DecodingEngine } from './decoding-engine.ts';

export async function wllamaEngine(): Promise<DecodingEngine> {
  const wllama = new Wllama({ default: wasm }, { suppressNativeLog: true });
  const file = await (await fetch(GGUF)).blob();
  await wllama.loadModel([file], { n_gpu_layers: 0, n_ctx: CONTEXT });
  return {
    facts: { engine: 'wllama', version, backend: 'wasm', threads: wllama.getNumThreads(), adapter: null },
    decode: async ({ ids, text }, count) => {
      const arrived: { readonly piece: string; readonly at: number }[] = [];
      let read: RawCompletionChunk['usage'] = null;
      // llama.cpp keeps a prompt that comes again, and this option, which its types leave out, is passed on to it
      const asked: RawCompletionParams & { readonly cache_prompt: boolean } = { prompt: text, max_tokens: count, temperature: 0, ignore_eos: true, cache_prompt: false };
      const called = performance.now();
      await wllama.createCompletion({
        ...asked,
        stream: true,
        onData: ({ choices, usage }: RawCompletionChunk) => {
          read = usage ?? read;
          if (choices[0]?.finish_reason === null) arrived.push({ piece: choices[0].text, at: performance.now() });
        },
      });
      const [promptTokens, tokens] = [(read as RawCompletionChunk['usage'])?.prompt_tokens, arrived.length];
      if (promptTokens !== ids.length || tokens !== count) throw new Error(`wllama read ${promptTokens} tokens of ${ids.length} and wrote ${tokens} of ${count}.`);
      return { tokens: arrived.map(({ piece }) => piece), prefillMs: arrived[0]!.at - called, decodeMs: arrived.at(-1)!.at - arrived[0]!.at };
    },
  };
}
