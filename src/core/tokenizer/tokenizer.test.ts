/** The shipped tokenizer: round trips, special tokens in and out of a person's text, characters cut by tokens, damaged files. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { promptText, SPECIAL_TOKENS } from '../tasks/problem.ts';
import { promptTokens } from './prompt-tokens.ts';
import { TextTokenizer } from './text-tokenizer.ts';
import { escapeBytes, joinedByToken, joinTokenTexts, visibleTokenText } from './token-text.ts';

const file = (): Record<string, unknown> => JSON.parse(readFileSync('public/models/target/tokenizer.json', 'utf8')) as Record<string, unknown>;
const tokenizer = new TextTokenizer(file());
const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('2 + 31 = 33', 'Ł€ und “naïve” 🦆', '<eos>', '<b<bos>os>', ' \n\n  x'));

describe('TextTokenizer', () => {
  it('gives back any text', () => {
    fc.assert(fc.property(text, (written) => {
      expect(tokenizer.decode(tokenizer.encodeText(written))).toBe(written);
    }));
  });
  it('never lets a person write a special token', () => {
    const special = Object.values(tokenizer.special);
    fc.assert(fc.property(fc.array(fc.oneof(text, fc.constantFrom(...SPECIAL_TOKENS)), { maxLength: 6 }), (parts) => {
      const ids = tokenizer.encodeText(parts.join(''));
      expect(ids.some((id) => special.includes(id))).toBe(false);
      expect(tokenizer.decode(ids)).toBe(parts.join(''));
    }));
  });
  it('knows its special tokens, and every digit is one token', () => {
    expect(tokenizer.encodeMarked(SPECIAL_TOKENS.join(''))).toEqual(Object.values(tokenizer.special));
    expect(tokenizer.encodeText('1907').map((id) => tokenizer.tokenText(id))).toEqual(['1', '9', '0', '7']);
  });
  it('says what is wrong with a damaged file', () => {
    expect(() => new TextTokenizer('hello')).toThrow(/not a byte-level BPE tokenizer/);
    expect(() => new TextTokenizer({ ...file(), decoder: { type: 'WordPiece' } })).toThrow(/decoder\.type/);
    expect(() => new TextTokenizer({ ...file(), added_tokens: [] })).toThrow(/lacks the special token <pad>/);
    const sparse = file() as { model: { vocab: Record<string, number> } };
    delete sparse.model.vocab.a;
    expect(() => new TextTokenizer(sparse)).toThrow(/no token with id/);
  });
});

describe('promptTokens', () => {
  it('is the template that the target was taught', () => {
    const question = 'Mia has 2 books. How many?';
    expect(promptTokens(tokenizer, question, 100)).toEqual({ tokens: tokenizer.encodeMarked(promptText(question)), dropped: 0 });
  });
  it('is the template alone for an empty question, and never shorter', () => {
    const { bos, user, think } = tokenizer.special;
    expect(promptTokens(tokenizer, '', 100)).toEqual({ tokens: [bos, user, think], dropped: 0 });
    expect(promptTokens(tokenizer, '12345', 0)).toEqual({ tokens: [bos, user, think], dropped: 5 });
  });
  it('keeps the end of a question that is too long, and says how much is gone', () => {
    const { tokens, dropped } = promptTokens(tokenizer, '1234567', 6);
    expect(tokenizer.decode(tokens.slice(2, -1))).toBe('567');
    expect(dropped).toBe(4);
  });
});

/** The way back from escapes to bytes, character by character. */
const bytesOf = (text: string): readonly number[] =>
  [...text].flatMap((character) => (/^[\udc80-\udcff]$/.test(character) ? [character.charCodeAt(0) - 0xdc00] : [...new TextEncoder().encode(character)]));

describe('token texts', () => {
  it('put a character together again that tokens cut apart', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.array(fc.nat(48), { maxLength: 4 }), (written, cuts) => {
      const bytes = new TextEncoder().encode(written);
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      const pieces = at.slice(1).map((end, i) => escapeBytes(bytes.subarray(at[i], end)));
      expect(joinTokenTexts(pieces)).toBe(written);
      expect(joinedByToken(pieces).join('')).toBe(written);
      expect(pieces.flatMap(bytesOf)).toEqual([...bytes]);
    }));
  });
  it('give a character to the token that begins it, and leave stray bytes where they are', () => {
    const [e2, sign, ac] = [0xe2, 0x82, 0xac].map((byte) => escapeBytes(Uint8Array.of(byte)));
    expect(joinedByToken([`a${e2!}`, sign!, `${ac!}b`, '🦆'])).toEqual(['a€', '', 'b', '🦆']);
    expect(joinedByToken([e2!, 'x', sign!, ac!])).toEqual([e2, 'x', sign, ac]);
    expect(joinedByToken([e2!, sign!])).toEqual([e2, sign]);
  });
  it('show stray bytes and leave whole characters alone', () => {
    expect(visibleTokenText(escapeBytes(Uint8Array.of(0xe2, 0x82)))).toBe('\\xE2\\x82');
    expect(visibleTokenText('a €🦆')).toBe('a €🦆');
  });
});
