/**
 * What the model is given for a question: <bos><user>question<think>, the template that it was taught (promptText in
 * tasks/problem.ts). A question that is too long keeps its end: there the question itself usually stands.
 */
import type { TextTokenizer } from './text-tokenizer.ts';

export interface PromptTokens {
  readonly tokens: readonly number[];
  /** Tokens left out from the front of the question; 0 if it fitted. */
  readonly dropped: number;
}

/** `room` is how many tokens the prompt may take, the template's three included. */
export function promptTokens(tokenizer: TextTokenizer, question: string, room: number): PromptTokens {
  const { bos, user, think } = tokenizer.special;
  const text = tokenizer.encodeText(question);
  const kept = text.slice(Math.max(0, text.length - Math.max(0, room - 3)));
  return { tokens: [bos, user, ...kept, think], dropped: text.length - kept.length };
}
