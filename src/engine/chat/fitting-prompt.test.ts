/** Conversations that fit, fit without their first turns (a system message stays), or do not fit at all; and what is left for the answer. */
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '#core/chat/render-template.ts';
import { fittingPrompt } from './fitting-prompt.ts';

const said = (...texts: readonly string[]): readonly ChatMessage[] => texts.map((text) => {
  const role = ({ s: 'system', u: 'user', a: 'assistant' } as const)[text[0] as 's'];
  return { role, content: text };
});
/** A token a letter. */
const written = (messages: readonly ChatMessage[]) => ({ tokens: [...messages.map(({ content }) => content).join('')].map((letter) => letter.charCodeAt(0)), thinking: false });
const textOf = (tokens: readonly number[]): string => String.fromCharCode(...tokens);

describe('fittingPrompt', () => {
  it('keeps a conversation that fits', () => {
    const { prompt, maxTokens, notices } = fittingPrompt(written, { messages: said('s0', 'u1', 'a2', 'u3'), maxTokens: 8 }, 32, 64);
    expect([textOf(prompt.tokens), maxTokens, notices]).toEqual(['s0u1a2u3', 8, []]);
  });

  it('leaves out the first turns, and says how many messages they were', () => {
    const { prompt, notices } = fittingPrompt(written, { messages: said('s0', 'u1111111', 'a2222222', 'u3333', 'a4444', 'u5'), maxTokens: 8 }, 32, 64);
    expect(textOf(prompt.tokens)).toBe('s0u3333a4444u5');
    expect(notices).toEqual(['The conversation is longer than the context of 32 tokens: its first 2 messages were left out.']);
  });

  it('keeps the last message alone where nothing else fits', () => {
    const { prompt } = fittingPrompt(written, { messages: said('u1111111', 'a2222222', 'u333333333333333333'), maxTokens: 8 }, 32, 64);
    expect(textOf(prompt.tokens)).toBe('u333333333333333333');
  });

  it('gives a long answer what is left', () => {
    const { maxTokens, notices } = fittingPrompt(written, { messages: said('u111111111111111'), maxTokens: 100 }, 32, 64);
    expect(maxTokens).toBe(16);
    expect(notices).toEqual(['The context of 32 tokens leaves room for 16 more, so the answer ends there at the latest.']);
  });

  it('refuses a message that leaves no room for an answer', () => {
    expect(() => fittingPrompt(written, { messages: said('u'.padEnd(25, '1')), maxTokens: 8 }, 32, 64)).toThrow('This message takes 25 tokens, and of the context of 32 an answer needs 8. Shorten it, or load the model with a longer context.');
  });

  it('offers no longer context than the model has', () => {
    expect(() => fittingPrompt(written, { messages: said('u'.padEnd(25, '1')), maxTokens: 8 }, 32, 32)).toThrow('Shorten it: the model reads no more.');
  });
});
