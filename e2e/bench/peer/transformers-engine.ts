/** transformers.js over onnxruntime-web's WebGPU backend, as its users call it; everything comes from the benchmark's own server. */
import { AutoModelForCausalLM, BaseStreamer, env, Tensor, type TextStreamer } from '@huggingface/transformers';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { ONNX, type DecodingEngine } from './decoding-engine.ts';

class Arrivals extends BaseStreamer {
  readonly at: number[] = [];

  override put(): void {
    this.at.push(performance.now());
  }

  override end(): void {
    // each token has arrived by itself
  }
}

export async function transformersEngine(): Promise<DecodingEngine> {
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: ONNX.folder, useBrowserCache: false, useWasmCache: false });
  env.backends.onnx.wasm!.wasmPaths = { mjs, wasm };
  const model = await AutoModelForCausalLM.from_pretrained(ONNX.model, { device: 'webgpu', dtype: 'q4' });
  const { adapterInfo: { vendor, architecture, description }, features } = await env.backends.onnx.webgpu!.device;
  return {
    facts: { engine: 'transformers.js', version: env.version, backend: 'webgpu', threads: null, adapter: { vendor, architecture, description, features: [...features].sort() } },
    decode: async ({ ids }, count) => {
      const streamer = new Arrivals();
      const inputs = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
      const called = performance.now();
      const all = (await model.generate({ inputs, max_new_tokens: count, min_new_tokens: count, do_sample: false, streamer: streamer as unknown as TextStreamer })) as Tensor;
      const tokens = [...(all.data as BigInt64Array)].slice(ids.length).map(Number);
      // the prompt itself is what arrives first
      const [first, last] = [streamer.at[1]!, streamer.at.at(-1)!];
      return { tokens, prefillMs: first - called, decodeMs: last - first };
    },
  };
}
