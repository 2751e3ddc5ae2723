/**
 * The conversation outlives a reload of its tab, as text: what was written so far is a visitor's work. Logs are large and can be made
 * again; the choice of model stands in the address. What does not read as a conversation is none.
 */
import * as v from 'valibot';
import { chatStrings } from '../chat-strings.ts';
import { NO_ANSWER, type Turn } from './chat-session.ts';

const KEY = 'slipstream-chat';
const saved = v.array(v.tuple([v.picklist(['question', 'answer']), v.string()]));

export type Texts = v.InferOutput<typeof saved>;

export function rememberedConversation(storage: () => Storage): readonly Turn[] {
  try {
    const read = v.safeParse(saved, JSON.parse(storage().getItem(KEY) ?? '[]'));
    if (!read.success || read.output.length % 2 === 1) return [];
    const inTurn = read.output.every(([kind], i) => kind === (i % 2 === 0 ? 'question' : 'answer'));
    return inTurn ? read.output.map(([kind, text]) => (kind === 'question' ? { kind, text } : text === '' ? { ...NO_ANSWER, failure: { cause: 'internal', sentence: chatStrings.talk.interrupted } } : { ...NO_ANSWER, text })) : [];
  } catch {
    return [];
  }
}

/** Where storage is closed to the page, or full, nothing is remembered. */
export function rememberConversation(storage: () => Storage, texts: Texts): void {
  try {
    storage().setItem(KEY, JSON.stringify(texts));
  } catch {
    // Not remembered, then.
  }
}
