/**
 * Servers that people run themselves: where each listens unless told otherwise, and what it has to be told so that a page may read its answers
 * (CORS). Taken from their own documents: llama.cpp tools/server/README, Ollama's FAQ, LM Studio's CLI reference, vLLM's `serve` arguments.
 */
export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  readonly base: string;
  /** What to type; `origin`: of this page. */
  readonly cors: (origin: string) => string;
  /** It lets any page read its answers unless told otherwise. */
  readonly open: boolean;
}

export type PresetId = 'llama.cpp' | 'ollama' | 'lm-studio' | 'vllm';

export const PRESETS: readonly Preset[] = [
  { id: 'llama.cpp', name: 'llama.cpp', base: 'http://localhost:8080/v1', open: true, cors: (origin) => `llama-server -m model.gguf --cors-origins ${origin}` },
  { id: 'ollama', name: 'Ollama', base: 'http://localhost:11434/v1', open: false, cors: (origin) => `OLLAMA_ORIGINS=${origin} ollama serve` },
  { id: 'lm-studio', name: 'LM Studio', base: 'http://localhost:1234/v1', open: false, cors: () => 'lms server start --cors' },
  { id: 'vllm', name: 'vLLM', base: 'http://localhost:8000/v1', open: true, cors: (origin) => `vllm serve MODEL --allowed-origins '["${origin}"]'` },
];
