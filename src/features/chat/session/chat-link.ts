/**
 * The address holds which models, and how they answer, where that differs from the defaults: `?chat-model=Qwen/Qwen3-0.6B&chat-bits=8`. Its keys
 * have a name of their own, since the same address leads to other labs too. Opening it looks at the model and downloads nothing. Reading
 * never fails: what means nothing is as by default. An address that may hold a secret is left out (core/chat/public-address.ts).
 */
import { publicAddress } from '#core/chat/public-address.ts';
import type { ModelSettings } from '#engine/chat-protocol.ts';
import { rewriteQuery } from '#ui/rewrite-query.ts';
import { ANSWER_LIMITS, BITS, CACHE_BITS, CHAT_DRAFTERS, CONTEXTS, DEFAULT_ANSWER, DEFAULT_MODEL, namedBy, settledNumber, type AnswerNumber, type AnswerSettings } from './chat-settings.ts';

export interface ChatLink {
  /** Of the Hub, or a URL; null: none. */
  readonly model: string | null;
  readonly settings: ModelSettings;
  readonly how: AnswerSettings;
  /** γ is chosen by measurement; else the link names it. */
  readonly paced: boolean;
}

const KEYS = { gamma: 'chat-gamma', temperature: 'chat-temperature', seed: 'chat-seed', maxTokens: 'chat-tokens' } as const satisfies Record<AnswerNumber, string>;
const NUMBERS = Object.keys(ANSWER_LIMITS) as AnswerNumber[];
/** No address is longer. */
const LONGEST = 2000;

/** Without the space around it; null: empty, or longer than any address. */
export function addressOf(text: string): string | null {
  const address = text.trim();
  return address === '' || address.length > LONGEST ? null : address;
}

export function readChatLink(search: string): ChatLink {
  const params = new URLSearchParams(search);
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, settledNumber(name, params.get(KEYS[name]) ?? '') ?? DEFAULT_ANSWER[name]])) as Record<AnswerNumber, number>;
  return {
    model: addressOf(params.get('chat-model') ?? ''),
    settings: {
      bits: namedBy(BITS, params.get('chat-bits')) ?? DEFAULT_MODEL.bits,
      context: namedBy(CONTEXTS, params.get('chat-context')) ?? DEFAULT_MODEL.context,
      cacheBits: namedBy(CACHE_BITS, params.get('chat-cache')) ?? DEFAULT_MODEL.cacheBits,
    },
    paced: settledNumber('gamma', params.get(KEYS.gamma) ?? '') === null,
    how: { ...numbers, think: params.get('chat-think') === 'yes', drafter: namedBy(CHAT_DRAFTERS, params.get('chat-drafter')) ?? DEFAULT_ANSWER.drafter },
  };
}

/** What else stands in the query `before` stays there. */
export function writeChatLink({ model, settings, how, paced }: ChatLink, before = ''): string {
  const unless = (value: string | number, usual: string | number): string | null => (value === usual ? null : `${value}`);
  return rewriteQuery(before, [
    ['chat-model', model && publicAddress(model)],
    ['chat-bits', unless(settings.bits, DEFAULT_MODEL.bits)],
    ['chat-context', unless(settings.context, DEFAULT_MODEL.context)],
    ['chat-cache', unless(settings.cacheBits, DEFAULT_MODEL.cacheBits)],
    ['chat-drafter', unless(how.drafter, DEFAULT_ANSWER.drafter)],
    ['chat-think', how.think ? 'yes' : null],
    [KEYS.gamma, paced ? null : `${how.gamma}`],
    ...NUMBERS.filter((name) => name !== 'gamma').map((name) => [KEYS[name], unless(how[name], DEFAULT_ANSWER[name])] as const),
  ]);
}
