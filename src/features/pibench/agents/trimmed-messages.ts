/**
 * A conversation cut to so many characters: what tools returned long ago goes first, then old messages, oldest first. The system's text, the opening and
 * what came last always stay.
 */
import type { ChatMessage } from '#endpoint/chat-request.ts';

export const LEFT_OUT = '(left out to save room)';
const KEPT_LAST = 2;

export function trimmedMessages(messages: readonly ChatMessage[], most: number): readonly ChatMessage[] {
  const kept = [...messages];
  let over = kept.reduce((sum, message) => sum + lengthOf(message), 0) - most;
  for (let i = 0; i < kept.length - KEPT_LAST && over > 0; i++) {
    const message = kept[i]!;
    if (message.role !== 'tool' || message.content.length <= LEFT_OUT.length) continue;
    over -= message.content.length - LEFT_OUT.length;
    kept[i] = { ...message, content: LEFT_OUT };
  }
  // calls and what they returned belong together: where they begin, nothing more is taken out
  const opening = kept.findIndex(({ role }) => role === 'user');
  while (over > 0 && opening + 1 < kept.length - KEPT_LAST && isPlain(kept[opening + 1]!)) over -= lengthOf(kept.splice(opening + 1, 1)[0]!);
  return kept;
}

const isPlain = (message: ChatMessage): boolean => message.role !== 'tool' && !(message.role === 'assistant' && message.calls !== undefined && message.calls.length > 0);
const lengthOf = (message: ChatMessage): number => message.content.length + (message.role === 'assistant' ? (message.calls ?? []).reduce((sum, { args }) => sum + args.length, 0) : 0);
