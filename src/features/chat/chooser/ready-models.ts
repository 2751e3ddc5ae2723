/**
 * Models that a visitor need not know the address of: where they lie on the Hugging Face Hub, about how much is downloaded, under which
 * license they are, and which smaller ones share their vocabulary, so that these can draft for them. Names and licenses are data, no words
 * of ours. `tried`: we loaded it in a browser ourselves.
 */
export interface ReadyModelEntry {
  readonly title: string;
  readonly address: string;
  readonly downloadBytes: number;
  readonly license: string;
  readonly thinks: boolean;
  /** Addresses, the smallest first. */
  readonly drafters: readonly string[];
  readonly tried: boolean;
}

const SMOLLM2 = 'HuggingFaceTB/SmolLM2';
const SMALLEST_SMOLLM2 = `${SMOLLM2}-135M-Instruct`;
const SMALLEST_QWEN3 = 'Qwen/Qwen3-0.6B';
const APACHE = 'Apache-2.0';

const smolLm2 = (size: string, downloadBytes: number, drafters: readonly string[]): ReadyModelEntry =>
  ({ title: `SmolLM2 ${size}`, address: `${SMOLLM2}-${size}-Instruct`, downloadBytes, license: APACHE, thinks: false, drafters, tried: false });
const qwen3 = (size: string, downloadBytes: number, drafters: readonly string[], packed = ''): ReadyModelEntry =>
  ({ title: `Qwen3 ${size}${packed && `, ${packed}`}`, address: `Qwen/Qwen3-${size}${packed && `-${packed}`}`, downloadBytes, license: APACHE, thinks: true, drafters, tried: false });

export const READY_MODELS: readonly ReadyModelEntry[] = [
  smolLm2('135M', 270e6, []),
  smolLm2('360M', 725e6, [SMALLEST_SMOLLM2]),
  smolLm2('1.7B', 3.4e9, [SMALLEST_SMOLLM2]),
  qwen3('0.6B', 640e6, [], 'GGUF'),
  qwen3('0.6B', 1.5e9, []),
  qwen3('1.7B', 4.1e9, [SMALLEST_QWEN3]),
  qwen3('4B', 8e9, [SMALLEST_QWEN3]),
];

/** What may draft for the model of this address; of one that is not listed, nobody knows. */
export const draftersOf = (address: string | null): readonly ReadyModelEntry[] => {
  const drafters = READY_MODELS.find((entry) => entry.address === address)?.drafters ?? [];
  return READY_MODELS.filter((entry) => drafters.includes(entry.address));
};
