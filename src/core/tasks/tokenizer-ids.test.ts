/** The ids that Python's tokenizers gave (pytorch/fixtures.py) are the ids that the page will see. */
import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { documentAt } from './corpus.ts';
import { completionText, promptText, SPECIAL_TOKENS } from './problem.ts';

const models = new URL('../../../public/models/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, models), 'utf8'));
const tokenizer = new Tokenizer(read('target/tokenizer.json') as object, {});
const encode = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false }).ids;

describe('the tokenizer', () => {
  it('gives 200 texts the ids of the Python library', () => {
    const stored = read('fixtures/tokenizer.json') as [string, number[]][];
    expect(stored).toHaveLength(200);
    for (const [text, ids] of stored) expect(encode(text), JSON.stringify(text)).toEqual(ids);
  });

  it('makes every digit a token of its own, and the special tokens the first ids', () => {
    expect(encode('1907')).toHaveLength(4);
    expect(encode(SPECIAL_TOKENS.join(''))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('keeps every document below 160 tokens, and the mask out of it', () => {
    for (let i = 0; i < 500; i++) {
      const problem = documentAt(8, i);
      const ids = encode(promptText(problem.prompt) + completionText(problem));
      expect(ids.length).toBeLessThan(160);
      expect(ids).not.toContain(SPECIAL_TOKENS.indexOf('<mask>'));
    }
  });
});
