/**
 * How byte-level BPE models split a text before they merge, by the names that GGUF has for it (tokenizer.ggml.pre), written as their
 * tokenizer.json has it. The patterns are the models' own: another split is another model.
 */
export interface PreTokenizer {
  readonly normalizer: object | null;
  readonly split: object;
  /** A whole piece that is a token stays one, whether or not merges lead to it. */
  readonly ignoresMerges: boolean;
  /** Texts begin with the bos token where the file does not say. */
  readonly addsBos: boolean;
}

const byteLevel = (useRegex: boolean): object => ({ type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: useRegex });

const sequence = (...pretokenizers: object[]): object => ({ type: 'Sequence', pretokenizers });

/** Words, at most so many digits at once, runs of other signs, line ends, spaces. */
const byPattern = (digits: string): object => sequence(
  { type: 'Split', pattern: { Regex: `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+` }, behavior: 'Isolated', invert: false },
  byteLevel(false),
);

const plain = { normalizer: null, ignoresMerges: false, addsBos: false };

/** Each digit by itself: of every script, where the `Digits` of @huggingface/tokenizers knows 0 to 9 alone. */
const eachDigit = { type: 'Split', pattern: { Regex: '\\p{N}' }, behavior: 'Isolated', invert: false };

/** GPT-2's own pattern is part of the byte-level step. */
const gpt2: PreTokenizer = { ...plain, split: byteLevel(true) };
const smollm: PreTokenizer = { ...plain, split: sequence(eachDigit, byteLevel(true)) };
const qwen2: PreTokenizer = { ...plain, normalizer: { type: 'NFC' }, split: byPattern('\\p{N}') };
const llama3: PreTokenizer = { normalizer: null, split: byPattern('\\p{N}{1,3}'), ignoresMerges: true, addsBos: true };

export const preTokenizers: ReadonlyMap<string, PreTokenizer> = new Map([
  ['default', gpt2], ['gpt-2', gpt2], ['smollm', smollm], ['qwen2', qwen2], ['deepseek-r1-qwen', qwen2], ['llama-bpe', llama3], ['llama3', llama3], ['llama-v3', llama3],
]);
