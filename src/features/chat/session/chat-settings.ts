/** How a model is loaded and how it answers: the values there are, the limits, and the nearest that exists to whatever a link or a form says. */
import { isModel } from '#core/trace/run-config.ts';
import type { ChatRequest, ModelSettings, ReadyModel } from '#engine/chat-protocol.ts';

export const BITS = [4, 8, 32] as const satisfies readonly ModelSettings['bits'][];
export const CACHE_BITS = [16, 32] as const satisfies readonly ModelSettings['cacheBits'][];
export const CONTEXTS = [2048, 4096, 8192] as const;

export type AnswerSettings = Omit<ChatRequest, 'messages'>;

export type ChatDrafter = ChatRequest['drafter'];
export const CHAT_DRAFTERS = ['prompt-lookup', 'draft-model', 'eagle3', 'dflash', 'none'] as const satisfies readonly ChatDrafter[];

/** Draft tokens a round at most: `loaded` is the drafter that is loaded. */
export const mostDrafts = (drafter: ChatDrafter, loaded: Pick<ReadyModel, 'mostDrafts'> | null): number => (isModel(drafter) ? (loaded?.mostDrafts ?? ANSWER_LIMITS.gamma.max) : ANSWER_LIMITS.gamma.max);

export const ANSWER_LIMITS = {
  gamma: { min: 0, max: 15 },
  temperature: { min: 0, max: 2 },
  seed: { min: 0, max: 0xffffffff },
  maxTokens: { min: 16, max: 2048 },
} as const;
export type AnswerNumber = keyof typeof ANSWER_LIMITS;

export const DEFAULT_MODEL: ModelSettings = { bits: 4, context: 4096, cacheBits: 32 };
export const DEFAULT_ANSWER: AnswerSettings = { think: false, drafter: 'prompt-lookup', gamma: 5, temperature: 0, seed: 7, maxTokens: 512 };

/** Within its limits; null: no number. */
export function settledNumber(of: AnswerNumber, text: string): number | null {
  if (text.trim() === '' || !Number.isFinite(Number(text))) return null;
  const { min, max } = ANSWER_LIMITS[of];
  const inside = Math.min(max, Math.max(min, Number(text)));
  return of === 'temperature' ? Math.round(inside * 100) / 100 : Math.round(inside);
}

/** Of several, the one that a text names. */
export const namedBy = <Value extends string | number>(values: readonly Value[], text: string | null): Value | null => values.find((value) => `${value}` === text) ?? null;
