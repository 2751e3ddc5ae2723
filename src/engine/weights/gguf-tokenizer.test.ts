/**
 * Edges: each rule of splitting on digits, contractions, line ends and decomposed letters; control tokens in a text; a first token asked for,
 * implied or refused; hostile names of tokens; tokenizers of another kind refused by name. The tokens are made here: 256 bytes and a few merges.
 */
import { Tokenizer } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { bytesOfToken } from '#core/tokenizer/byte-alphabet.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { bufferSource } from './byte-source.ts';
import { openGguf } from './gguf-header.ts';
import { readGgufTokenizer } from './gguf-tokenizer.ts';
import { writeGguf, type Typed } from './write-gguf.ts';

const letters = Array.from({ length: 0x144 }, (_, code) => String.fromCharCode(code)).filter((letter) => bytesOfToken(letter) !== null);
const merges = ['1 2', '12 3', "' L", 'a b', 'Ġ a', 'Ġ Ġ', 'Ċ Ċ', 'Ã ©', '. .'];
const special = ['<|endoftext|>', '<|im_start|>', '<tool>'];
const tokens = [...special, ...letters, ...merges.map((merge) => merge.replace(' ', '')), 'Ġab'];
const kinds = [3, 3, 4, ...tokens.slice(3).map(() => 1)];

const whole: Readonly<Record<string, Typed>> = {
  'tokenizer.ggml.model': ['string', 'gpt2'], 'tokenizer.ggml.pre': ['string', 'smollm'],
  'tokenizer.ggml.tokens': ['array', 'string', tokens], 'tokenizer.ggml.merges': ['array', 'string', merges], 'tokenizer.ggml.token_type': ['array', 'i32', kinds],
  'tokenizer.ggml.bos_token_id': ['u32', 1], 'tokenizer.ggml.eos_token_id': ['u32', 0], 'tokenizer.chat_template': ['string', '{{ messages }}'],
};

async function read(over: Readonly<Record<string, Typed | null>> = {}) {
  const metadata = Object.entries({ ...whole, ...over }).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  return readGgufTokenizer(await openGguf(bufferSource(writeGguf({ metadata }), 'model.gguf')));
}

/** The text's tokens. */
async function split(pre: string, text: string): Promise<readonly string[]> {
  const { tokenizer, config } = await read({ 'tokenizer.ggml.pre': ['string', pre], 'tokenizer.ggml.add_bos_token': ['bool', false] });
  return new Tokenizer(tokenizer, config).encode(text).ids.map((id) => tokens[id]!);
}

describe('splits by the rule that the file names', () => {
  it.each([
    ['gpt-2', '1234', ['123', '4']], ['default', '1234', ['123', '4']], ['smollm', '1234', ['1', '2', '3', '4']], ['qwen2', '1234', ['1', '2', '3', '4']], ['llama-bpe', '1234', ['123', '4']],
    // Digits of other scripts stand by themselves too: two bytes each, the first of which never joins a neighbour.
    ['smollm', '½12', ['Â', '½', '1', '2']],
    // GPT-2 splits 'l alone from what follows, in small letters; the others in capitals too.
    ['gpt-2', "'LL", ["'", 'L', 'L']], ['qwen2', "'LL", ["'L", 'L']],
    ['gpt-2', '..\n\n', ['..', 'ĊĊ']], ['qwen2', '..\n\n', ['..', 'ĊĊ']],
    ['gpt-2', '   a', ['ĠĠ', 'Ġa']], ['llama-bpe', '   a', ['ĠĠ', 'Ġa']],
    // Qwen composes letters first.
    ['qwen2', 'e\u0301', ['Ã©']], ['llama-bpe', 'e\u0301', ['e', 'Ì', 'ģ']],
    // No merge leads to "Ġab", which Llama 3 takes as it is.
    ['qwen2', ' ab', ['Ġ', 'ab']], ['llama-bpe', ' ab', ['Ġab']],
  ])('%s: %j', async (pre, text, expected) => {
    expect(await split(pre, text)).toEqual(expected);
  });
});

it('finds added tokens in a text, of which control tokens alone are left out of what is shown', async () => {
  const { tokenizer, config } = await read();
  const made = new Tokenizer(tokenizer, config);
  const { ids } = made.encode('<|im_start|>a<tool> .<|endoftext|>');
  expect(ids.map((id) => tokens[id])).toEqual(['<|im_start|>', 'a', '<tool>', 'Ġ', '.', '<|endoftext|>']);
  expect(made.decode([...ids])).toBe('<|im_start|>a<tool> .<|endoftext|>');
  expect(made.decode([...ids], { skip_special_tokens: true })).toBe('a<tool> .');
  expect(config).toMatchObject({ bos_token: '<|im_start|>', eos_token: '<|endoftext|>', chat_template: '{{ messages }}' });
});

it.each([
  ['smollm', null, false], ['llama-bpe', null, true], ['smollm', true, true], ['llama-bpe', false, false],
])('%s begins a text with bos where it should (asked for: %j)', async (pre, asked, begins) => {
  const { tokenizer, config } = await read({ 'tokenizer.ggml.pre': ['string', pre], 'tokenizer.ggml.add_bos_token': asked === null ? null : ['bool', asked] });
  expect(config.add_bos_token).toBe(begins);
  expect(new Tokenizer(tokenizer, config).encode('a').ids.map((id) => tokens[id])).toEqual(begins ? ['<|im_start|>', 'a'] : ['a']);
});

it('keeps tokens that are called like properties of objects', async () => {
  const names = [...tokens, '__proto__', 'constructor', '7'];
  const { tokenizer, config } = await read({ 'tokenizer.ggml.tokens': ['array', 'string', names], 'tokenizer.ggml.token_type': ['array', 'i32', [...kinds, 3, 3, 1].slice(0, names.length)] }).catch((error: unknown) => ({ tokenizer: null, config: error }));
  // "7" is one of the 256 bytes already.
  expect(tokenizer).toBeNull();
  expect(config).toEqual(new ModelFileError('model.gguf cannot be used: its tokenizer has the token "7" twice. Choose another file of the model.'));
  const good = await read({ 'tokenizer.ggml.tokens': ['array', 'string', names.slice(0, -1)], 'tokenizer.ggml.token_type': ['array', 'i32', [...kinds, 3, 3]] });
  expect(new Tokenizer(good.tokenizer, good.config).encode('__proto__constructor').ids).toEqual([tokens.length, tokens.length + 1]);
});

describe('refuses', () => {
  const elsewhere = "Choose the model's tokenizer.json together with the file.";
  it.each<[Record<string, Typed | null>, string]>([
    [{ 'tokenizer.ggml.model': null }, `The tokenizer in model.gguf cannot be used: there is none. ${elsewhere}`],
    [{ 'tokenizer.ggml.model': ['string', 'llama'] }, `it is of kind "llama", where byte-level BPE ("gpt2") is supported. ${elsewhere}`],
    [{ 'tokenizer.ggml.model': ['string', 'bert'] }, 'it is of kind "bert"'],
    [{ 'tokenizer.ggml.pre': ['string', 'tekken'] }, `it splits texts by the rule "tekken", where default, gpt-2, smollm, qwen2, deepseek-r1-qwen, llama-bpe, llama3, llama-v3 are known. ${elsewhere}`],
    [{ 'tokenizer.ggml.tokens': ['array', 'u32', [1]] }, 'tokenizer.ggml.tokens is not a list of texts'],
    [{ 'tokenizer.ggml.merges': null }, 'tokenizer.ggml.merges is not a list of texts'],
    [{ 'tokenizer.ggml.merges': ['array', 'string', ['a b c']] }, 'its tokenizer\'s merge "a b c" is not of two tokens'],
    [{ 'tokenizer.ggml.merges': ['array', 'string', ['ab']] }, 'its tokenizer\'s merge "ab" is not of two tokens'],
    [{ 'tokenizer.ggml.merges': ['array', 'string', ['x y']] }, 'its tokenizer merges "xy", which is no token of it'],
    [{ 'tokenizer.ggml.token_type': ['array', 'i32', [1]] }, 'its tokenizer does not give a kind for every token'],
    [{ 'tokenizer.ggml.eos_token_id': ['u32', 99_999] }, 'its tokenizer.ggml.eos_token_id is not the id of a token'],
    [{ 'tokenizer.ggml.bos_token_id': null, 'tokenizer.ggml.add_bos_token': ['bool', true] }, 'its tokenizer begins texts with a token that it does not name'],
  ])('%j', async (over, sentence) => {
    const reading = read(over);
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(sentence);
  });
});
