/** An engine that decodes greedily, beside others on the same weights: what a page of it offers to the benchmark. */
import type { AdapterFacts, DecodeSample, VerifyCost } from '#engine/protocol.ts';

export interface DecodingFacts {
  readonly engine: string;
  readonly version: string;
  readonly backend: 'webgpu' | 'wasm';
  /** Of the wasm side; null where the GPU does the work. */
  readonly threads: number | null;
  /** null: it uses none. */
  readonly adapter: AdapterFacts | null;
}

/** The same twice: an engine takes what it can. */
export interface DecodingPrompt {
  readonly ids: readonly number[];
  readonly text: string;
}

export interface DecodedText {
  /** Greedy, in order, the prompt left out: ids, or of an engine that tells none, their texts. */
  readonly tokens: readonly (number | string)[];
  /** From the call to the arrival of the first token. */
  readonly prefillMs: number;
  /** From the first token's arrival to the last one's. */
  readonly decodeMs: number;
}

/** In bytes of the GPU's buffers, at their most since the page was opened; weights and cache as reckoned before a model is fetched. */
export interface DecodingMemory {
  readonly context: number;
  readonly peakBytes: number;
  readonly weightsBytes: number;
  readonly cacheBytes: number;
}

export interface DecodingEngine {
  readonly facts: DecodingFacts;
  /** A text of its own each time: nothing of an earlier prompt may be reused, and no token ends it early. */
  readonly decode: (prompt: DecodingPrompt, tokens: number) => Promise<DecodedText>;
  /** What passes over so many rows cost, where the engine can tell. */
  readonly verifyCosts?: (rows: readonly number[], repeats: number) => Promise<readonly VerifyCost[]>;
  /** Each prompt gone on with by prompt lookup and plainly, in turn, where the engine can speculate. */
  readonly speculate?: (prompts: readonly DecodingPrompt[], gamma: number, tokens: number) => Promise<readonly DecodeSample[]>;
  /** So far, where the engine counts it. */
  readonly memory?: () => DecodingMemory;
}

/** What the benchmark's server has, from the root. */
const MODELS = '/.cache/smollm2/';
export const GGUF = `${MODELS}SmolLM2-135M-Instruct.Q4_0.gguf`;
/** Folder of what transformers.js opens, and the model's name in it. */
export const ONNX = { folder: `${MODELS}onnx/`, model: 'SmolLM2-135M-Instruct' } as const;
/** Positions that an engine makes room for. */
export const CONTEXT = 512;
