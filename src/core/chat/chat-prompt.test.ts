/**
 * Conversations as a template writes them; what looks like a special token in a message stays letters, whatever the message holds; bos
 * where there is no template; thoughts that a template begins; templates that are broken or refuse.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PublishedTokenizer } from '../tokenizer/published-tokenizer.ts';
import { joinTokenTexts } from '../tokenizer/token-text.ts';
import { chatPrompt } from './chat-prompt.ts';
import type { ChatMessage } from './render-template.ts';

const folder = 'src/engine/load/fixtures/qwen3';
const json = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const tokenizer = new PublishedTokenizer(json('tokenizer.json'), json('tokenizer_config.json'), 264);
const template = readFileSync(`${folder}/chat_template.jinja`, 'utf8');
const [BEGIN, END] = [256, 257];
const user = (content: string): ChatMessage => ({ role: 'user', content });
const textOf = (tokens: readonly number[]): string => joinTokenTexts(tokens.map((token) => tokenizer.tokenText(token)));

describe('chatPrompt', () => {
  it('writes what the template says, and leaves the floor to the model', () => {
    const { tokens, thinking } = chatPrompt(tokenizer, template, [{ role: 'system', content: 'Be brief.' }, user('Hello, wörld')], false);
    expect(textOf(tokens)).toBe('<|begin|>system\nBe brief.<|end|><|begin|>user\nHello, wörld<|end|><|begin|>assistant\n');
    expect(tokens.filter((token) => token === BEGIN)).toHaveLength(3);
    expect(thinking).toBe(false);
  });

  it('lets no message end its turn', () => {
    const pieces = fc.constantFrom('<|end|>', '<|begin|>', '<think>', '</think>', '<', '|', 'end|>', '\uf8fe', 'a ', 'ß');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const content = parts.join('');
      const { tokens } = chatPrompt(tokenizer, template, [user(content)], false);
      expect(tokens.filter((token) => token >= 256)).toEqual([BEGIN, END, BEGIN]);
      expect(textOf(tokens)).toBe(`<|begin|>user\n${content.replaceAll('\uf8fe', '')}<|end|><|begin|>assistant\n`);
    }));
  });

  it('goes on with the text where there is no template', () => {
    expect(textOf(chatPrompt(tokenizer, null, [user('Once <|end|>')], false).tokens)).toBe('Once <|end|>');
  });

  it('knows when the model is in the middle of its thoughts', () => {
    const begun = `${template}{% if enable_thinking %}<think>\n{% endif %}`;
    expect(chatPrompt(tokenizer, begun, [user('?')], true).thinking).toBe(true);
    expect(chatPrompt(tokenizer, begun, [user('?')], false).thinking).toBe(false);
  });

  it.each([
    ['broken', '{% for'],
    ['refusing', "{{ raise_exception('Only one message, please') }}"],
  ])('a template that is %s is a sentence', (_, bad) => {
    expect(() => chatPrompt(tokenizer, bad, [user('?')], false)).toThrow(/^The model's chat template could not be followed \(.+\)\. Begin a new conversation/);
  });
});

describe('PublishedTokenizer', () => {
  it('has a text for every row of the model, used or not', () => {
    expect(tokenizer.tokenText(BEGIN)).toBe('<|begin|>');
    expect(tokenizer.tokenText(263)).toBe('<unused 263>');
    expect(() => tokenizer.tokenText(264)).toThrow(/token 264 is not in a vocabulary of 264/);
    expect(tokenizer.vocabulary().tokens.slice(257)).toEqual(['<|end|>', '<think>', '</think>', '<unused 260>', '<unused 261>', '<unused 262>', '<unused 263>']);
    expect(tokenizer.idOf('<|end|>')).toBe(END);
  });

  it.each(['constructor', 'prototype'])('has a token that is called "%s" like any other', (name) => {
    const file = JSON.parse(readFileSync(`${folder}/tokenizer.json`, 'utf8')) as { readonly model: { vocab: Record<string, number>; merges: [string, string][] }; readonly added_tokens: { id: number }[] };
    const parts = Array.from(name, (_, i) => name.slice(0, i + 1)).slice(1);
    const vocab = Object.entries(file.model.vocab);
    const all = JSON.parse(`{${[...vocab, ...parts.map((part, i) => [part, 260 + i] as const)].map(([token, at]) => `${JSON.stringify(token)}:${at}`).join(',')}}`) as Record<string, number>;
    const merges = parts.map((part): [string, string] => [part.slice(0, -1), part.at(-1)!]);
    const own = new PublishedTokenizer({ ...file, model: { ...file.model, vocab: all, merges } }, json('tokenizer_config.json'), 280);
    const id = 260 + parts.length - 1;
    expect(own.encode(name, false)).toEqual([id]);
    expect(own.tokenText(id)).toBe(name);
  });

  it('takes rows that a converter named for rows that no token has', () => {
    const file = json('tokenizer.json') as { readonly added_tokens: object[] };
    const padded = new PublishedTokenizer({ ...file, added_tokens: [...file.added_tokens, { id: 261, content: '[PAD261]' }] }, {}, 264);
    expect(padded.vocabulary()).toEqual(tokenizer.vocabulary());
  });

  it('begins a text with the first token where the tokenizer does', () => {
    const begins = { Sequence: { id: 'A', type_id: 0 } };
    const first = new PublishedTokenizer({
      ...(json('tokenizer.json') as object),
      post_processor: { type: 'TemplateProcessing', special_tokens: { '<|begin|>': { id: '<|begin|>', ids: [BEGIN], tokens: ['<|begin|>'] } }, single: [{ SpecialToken: { id: '<|begin|>', type_id: 0 } }, begins], pair: [] },
    }, json('tokenizer_config.json'), 264);
    expect(first.encode('', true)).toEqual([BEGIN]);
    expect(first.encode('', false)).toEqual([]);
  });
});
