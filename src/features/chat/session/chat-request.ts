/**
 * What the model is asked: the conversation up to the last question, earlier answers without their thoughts. A model that knows no
 * conversations is given the last text alone, to go on with.
 */
import { isModel } from '#core/trace/run-config.ts';
import type { ChatRequest } from '#engine/chat-protocol.ts';
import { answerText } from './answer-text.ts';
import type { ChatSession } from './chat-session.ts';
import { mostDrafts } from './chat-settings.ts';

/** How it is to answer, as far as what is loaded can. */
export function settingsOf({ target, draft, how }: Pick<ChatSession, 'target' | 'draft' | 'how'>): Omit<ChatRequest, 'messages'> {
  const drafter = isModel(how.drafter) && how.drafter !== draft?.model.drafts ? 'none' : how.drafter;
  return { ...how, drafter, gamma: Math.min(how.gamma, mostDrafts(drafter, draft?.model ?? null)), think: how.think && target?.model.thinks === true };
}

export function requestOf({ turns, target, draft, how }: Pick<ChatSession, 'turns' | 'target' | 'draft' | 'how'>): ChatRequest {
  const asked = turns.slice(0, turns.findLastIndex(({ kind }) => kind === 'question') + 1);
  const messages = asked.map((turn) => (turn.kind === 'question' ? { role: 'user' as const, content: turn.text } : { role: 'assistant' as const, content: answerText(turn) }));
  return { ...settingsOf({ target, draft, how }), messages: target?.model.chats === false ? messages.slice(-1) : messages };
}
