/** From a question and its settings to the text that is decoded: the template, and as much of it as the context has room for. */
import { promptTokens } from '#core/tokenizer/prompt-tokens.ts';
import type { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import type { RunConfig } from '#core/trace/events.ts';
import type { Pair } from './pair.ts';
import type { TextRequest } from './start-text.ts';

/** Tokens of the context that a long question leaves free for the answer: a quarter of it. */
const answerRoom = (context: number): number => Math.floor(context / 4);

export type Question = Pick<RunConfig, 'prompt' | 'maxTokens' | 'temperature' | 'seed'>;

export interface QuestionRequest {
  readonly request: TextRequest;
  /** What could not be kept, in a sentence each. */
  readonly notices: readonly string[];
}

export function questionRequest({ sequence: { context } }: Pair, tokenizer: TextTokenizer, { prompt, maxTokens, temperature, seed }: Question): QuestionRequest {
  const { tokens, dropped } = promptTokens(tokenizer, prompt, context - answerRoom(context));
  const room = context - tokens.length;
  const notices: string[] = [];
  if (dropped > 0) notices.push(`The question is longer than the model can read: its first ${dropped} tokens were left out, the last ${tokens.length - 3} are used.`);
  if (maxTokens > room) notices.push(`The model's context of ${context} tokens leaves room for ${room} more, so the text ends there at the latest.`);
  const { eos, mask } = tokenizer.special;
  const request = { prompt: tokens, maxTokens: Math.min(maxTokens, room), stopToken: eos, forbiddenToken: mask, temperature, seed, sequence: 0 };
  return { request, notices };
}
