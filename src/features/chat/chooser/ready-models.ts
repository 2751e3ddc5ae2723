/**
 * Models that a visitor need not know the address of: where they lie on the Hugging Face Hub, about how much is downloaded, under which
 * license they are, and which smaller ones share their vocabulary, so that these can draft for them. Names and licenses are data, no words
 * of ours. `tried`: we loaded it in a browser ourselves.
 */
import type { ReadyModel } from '#engine/chat-protocol.ts';

export interface ReadyModelEntry {
  readonly title: string;
  readonly address: string;
  readonly downloadBytes: number;
  /** Null: said on its page. */
  readonly license: string | null;
  readonly thinks: boolean;
  /** Addresses, the smallest first. */
  readonly drafters: readonly string[];
  readonly tried: boolean;
  /** It reads the layers of the one model that it drafts for, and answers nothing itself; none: a model. */
  readonly reads?: Exclude<ReadyModel['drafts'], 'draft-model'>;
}

const SMOLLM2 = 'HuggingFaceTB/SmolLM2';
const SMALLEST_SMOLLM2 = `${SMOLLM2}-135M-Instruct`;
const SMALLEST_QWEN3 = 'Qwen/Qwen3-0.6B';
const QWEN3_DFLASH = 'z-lab/Qwen3-4B-DFlash-b16';
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
  qwen3('4B', 8e9, [QWEN3_DFLASH, SMALLEST_QWEN3]),
];

/** They read the layers of one model. */
export const READY_DRAFTERS: readonly ReadyModelEntry[] = [
  { title: 'DFlash for Qwen3 4B', address: QWEN3_DFLASH, downloadBytes: 1.1e9, license: null, thinks: false, drafters: [], tried: false, reads: 'dflash' },
];

/** What may draft for the model of this address; of one that is not listed, nobody knows. */
export const draftersOf = (address: string | null): readonly ReadyModelEntry[] => {
  const drafters = READY_MODELS.find((entry) => entry.address === address)?.drafters ?? [];
  return [...READY_MODELS, ...READY_DRAFTERS].filter((entry) => drafters.includes(entry.address)).sort((a, b) => a.downloadBytes - b.downloadBytes);
};
