/** Offers, models and what went wrong with them, as a worker would tell: data to the page. Sizes are about those of the real ones. */
import type { KeptModel, MemoryNeed, ModelOffer } from '#engine/chat-protocol.ts';
import type { Failure } from '#engine/protocol.ts';
import type { Loaded, Wanted } from '../session/chat-session.ts';

const at = (address: string, title: string): Wanted => ({ choice: { kind: 'address', address }, address, title });

export const qwen = at('Qwen/Qwen3-0.6B-GGUF', 'Qwen3 0.6B, GGUF');
/** As a host signs addresses for a while. */
export const signed = at('https://models.example.org/Qwen3-0.6B-Q8_0.gguf?signature=a1b2c3', 'Qwen3-0.6B-Q8_0');
const qwenMiddle = at('Qwen/Qwen3-1.7B', 'Qwen3 1.7B');
export const qwenLarge = at('Qwen/Qwen3-4B', 'Qwen3 4B');
export const smol = at('HuggingFaceTB/SmolLM2-360M-Instruct', 'SmolLM2 360M');
const smallest = at('HuggingFaceTB/SmolLM2-135M-Instruct', 'SmolLM2 135M');
const plain = at('EleutherAI/pythia-70m', 'EleutherAI/pythia-70m');

const need = (weightsBytes: number, refusal: string | null = null): MemoryNeed => ({ weightsBytes, cacheBytes: 470e6, workBytes: 62e6, context: 4096, refusal });

export const offer: ModelOffer = {
  title: 'Qwen3-0.6B-Q8_0.gguf', downloadBytes: 639e6, keptBytes: 212e6, memory: need(640e6),
  choices: [{ address: 'Qwen/Qwen3-0.6B-GGUF/Qwen3-0.6B-Q4_0.gguf', name: 'Qwen3-0.6B-Q4_0.gguf', bytes: 382e6 }, { address: 'Qwen/Qwen3-0.6B-GGUF/Qwen3-0.6B-f16.gguf', name: 'Qwen3-0.6B-f16.gguf', bytes: 1.2e9 }],
};
export const unknownOffer: ModelOffer = { title: 'model.gguf', downloadBytes: 382e6, keptBytes: 0, choices: [], memory: null };
export const tooLarge: ModelOffer = {
  title: 'Qwen3-4B', downloadBytes: 8e9, keptBytes: 0, choices: [],
  memory: need(8e9, 'It needs 8.5 GB on the GPU, and this one gives a page 4.0 GB. Keep its weights in 4 bits, or choose a smaller model.'),
};

export const brokeOff: Failure = { cause: 'bad-model', sentence: 'The download of Qwen3-0.6B-Q8_0.gguf broke off after 212 MB. What came is kept: check the connection, and it goes on from there.' };

const loaded = (wanted: Wanted, parameters: number, weights: string, { chats = true, thinks = false, drafts = 'draft-model' }: Partial<Pick<Loaded['model'], 'chats' | 'thinks' | 'drafts'>> = {}): Loaded => ({
  wanted, model: { identity: { name: wanted.title, parameters, sha256: '' }, weights, memory: need(parameters * 1.06), drafts, mostDrafts: drafts === 'dflash' ? 7 : 15, chats, thinks },
});
export const thinker = loaded(qwenMiddle, 1.7e9, 'Q4_1', { thinks: true });
export const thinkersDrafter = loaded(qwen, 596e6, 'Q8_0', { thinks: true });
export const talker = loaded(smol, 362e6, 'Q4_1');
export const drafter = loaded(smallest, 135e6, 'Q4_1');
export const reader = loaded(at('z-lab/Qwen3-4B-DFlash-b16', 'Qwen3-4B-DFlash-b16'), 537e6, '8 bits, packed here', { chats: false, drafts: 'dflash' });
export const readersTarget = loaded(qwenLarge, 4e9, '4 bits, packed here', { thinks: true });
export const writer = loaded(plain, 70e6, 'F16', { chats: false });

export const kept: readonly KeptModel[] = [
  { key: 'a', title: 'SmolLM2-360M-Instruct', address: 'HuggingFaceTB/SmolLM2-360M-Instruct', bytes: 725e6, totalBytes: 725e6, whole: true },
  { key: 'b', title: 'Qwen3-0.6B-Q8_0.gguf', address: 'Qwen/Qwen3-0.6B-GGUF', bytes: 212e6, totalBytes: 639e6, whole: false },
];
