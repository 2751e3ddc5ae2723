/**
 * As much of a conversation as a context has room for beside the answer: from the front, turns are left out until the rest fits (a system
 * message stays). The answer gets what was asked for, or what is left, and a quarter of the context at least.
 */
import type { ChatPrompt } from '#core/chat/chat-prompt.ts';
import type { ChatMessage } from '#core/chat/render-template.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';

export interface FittingPrompt {
  readonly prompt: ChatPrompt;
  readonly maxTokens: number;
  /** What could not be kept, in a sentence each. */
  readonly notices: readonly string[];
}

/** Tokens of a prompt at most. */
export const roomBeside = (maxTokens: number, context: number): number => context - Math.min(maxTokens, Math.floor(context / 4));

export function fittingPrompt(written: (messages: readonly ChatMessage[]) => ChatPrompt, { messages, maxTokens }: { readonly messages: readonly ChatMessage[]; readonly maxTokens: number }, context: number, longest: number): FittingPrompt {
  const room = roomBeside(maxTokens, context);
  const system = messages[0]?.role === 'system' ? 1 : 0;
  const lastTurn = messages.length - 1;
  // a turn begins with the visitor's message
  const starts = [...messages.keys()].filter((i) => i >= system && (i === lastTurn || messages[i]!.role === 'user'));
  const from = (start: number): ChatPrompt => written([...messages.slice(0, system), ...messages.slice(start)]);
  let prompt = written(messages);
  let left = 0;
  if (prompt.tokens.length > room && starts.length > 0) {
    // the fewest turns left out: the more are, the shorter it is
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (from(starts[middle]!).tokens.length <= room) high = middle;
      else low = middle + 1;
    }
    left = starts[low]! - system;
    prompt = from(starts[low]!);
  }
  const { length } = prompt.tokens;
  if (length > room) {
    throw new ModelFileError(`This message takes ${length} tokens, and of the context of ${context} an answer needs ${context - room}. ${context < longest ? 'Shorten it, or load the model with a longer context.' : 'Shorten it: the model reads no more.'}`);
  }
  const most = Math.min(maxTokens, context - length);
  return {
    prompt, maxTokens: most,
    notices: [
      ...(left > 0 ? [`The conversation is longer than the context of ${context} tokens: its first ${left} messages were left out.`] : []),
      ...(most < maxTokens ? [`The context of ${context} tokens leaves room for ${most} more, so the answer ends there at the latest.`] : []),
    ],
  };
}
