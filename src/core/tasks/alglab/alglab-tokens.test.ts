/** Every text of this world has ids, the ids give the text back, and the libraries that will read our `tokenizer.json` give the same ids. */
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTokenizer } from '../../tokenizer/text-tokenizer.ts';
import { SPECIAL_TOKENS } from '../problem.ts';
import { algebraDocument, type CorpusChoice } from './algebra-corpus.ts';
import { ALGEBRA_VOCABULARY, decodeAlgebra, encodeAlgebra, tokenizerJson } from './alglab-tokens.ts';
import { SYSTEM_TAGS } from './systems.ts';

const CHOICE: CorpusChoice = { systems: SYSTEM_TAGS, depth: [1, 5], atomic: 0.2, styles: { terse: 1, branchy: 1, reflective: 1 }, split: 'taught', skill: () => 0.7 };
const texts = Array.from({ length: 1000 }, (_, i) => algebraDocument(3, i, CHOICE)).map(({ prompt, completion }) => prompt + completion);

describe('the vocabulary', () => {
  it('has the special tokens first, and a token for each row', () => {
    expect(encodeAlgebra(SPECIAL_TOKENS.join(''))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(new TextTokenizer(tokenizerJson()).size).toBe(ALGEBRA_VOCABULARY);
  });

  it('gives every generated text back', () => {
    for (const text of texts) expect(decodeAlgebra(encodeAlgebra(text)!)).toBe(text);
  });

  it('spends one token on a label, a reference or an operation', () => {
    expect(encodeAlgebra('so #12 mul #1:3124,g2:2143=4312\n')).toHaveLength(20);
  });

  it('has pieces for proofs, self-checks and the calculator', () => {
    for (const text of ['#1 xYx by cancel 2 #3; qed', '<verify>bad #3 crit<eos>', '<tools><call>mm 37,58,97</call><res>12</res><res>err</res>']) {
      expect(decodeAlgebra(encodeAlgebra(text)!)).toBe(text);
    }
  });

  it.each(['Q', '#', 'so', 'mul', 'é', '\u{1f600}', '<mas'])('has no ids for %j', (text) => {
    expect(encodeAlgebra(text)).toBeNull();
  });

  it('refuses ids that stand for no text', () => {
    expect(() => decodeAlgebra([ALGEBRA_VOCABULARY - 1])).toThrow(RangeError);
  });

  it('takes the longest piece, and linear time for it', () => {
    const ids = encodeAlgebra('#16:'.repeat(500_000));
    expect(ids).toHaveLength(500_000);
    expect(encodeAlgebra(`${'#1'.repeat(500_000)}!`)).toBeNull();
  });

  it('gives back whatever it takes', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 140 }), { maxLength: 30 }), (ids) => {
      const text = decodeAlgebra(ids);
      expect(decodeAlgebra(encodeAlgebra(text)!)).toBe(text);
    }));
  });
});

describe('tokenizer.json', () => {
  it('encodes and decodes a thousand texts as we do', () => {
    const library = new Tokenizer(tokenizerJson(), {});
    const ours = new TextTokenizer(tokenizerJson());
    for (const text of texts) {
      const ids = encodeAlgebra(text)!;
      expect(library.encode(text, { add_special_tokens: false }).ids).toEqual(ids);
      expect(library.decode(ids, { skip_special_tokens: false, clean_up_tokenization_spaces: false })).toBe(text);
      expect(ours.encodeMarked(text)).toEqual(ids);
      expect(ours.decode(ids)).toBe(text);
    }
  });
});
