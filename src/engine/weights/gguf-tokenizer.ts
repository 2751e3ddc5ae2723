/**
 * The tokenizer that a GGUF file carries, as the objects that tokenizer.json and tokenizer_config.json would hold. GGUF keeps tokens,
 * merges and kinds of tokens, and of the rule that splits a text before merging no more than a name (pre-tokenizers.ts).
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { GgufFile } from './gguf-header.ts';
import { preTokenizers, type PreTokenizer } from './pre-tokenizers.ts';

type Json = Readonly<Record<string, unknown>>;

export interface TokenizerFiles {
  /** For @huggingface/tokenizers. */
  readonly tokenizer: Json & { readonly model: Json & { readonly vocab: Readonly<Record<string, number>> }; readonly added_tokens: readonly AddedToken[] };
  readonly config: {
    readonly bos_token: string | null;
    readonly eos_token: string | null;
    readonly add_bos_token: boolean;
    readonly chat_template: string | null;
    readonly clean_up_tokenization_spaces: false;
  };
}

interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
  readonly single_word: false;
  readonly lstrip: false;
  readonly rstrip: false;
  readonly normalized: false;
}

/** Kinds of tokens that are found in a text as they stand: control tokens such as <|im_start|>, and those that the model's maker added. */
const CONTROL = 3;
const USER_DEFINED = 4;

export function readGgufTokenizer(file: GgufFile): TokenizerFiles {
  const fail = failOf(file);
  const pre = preTokenizerOf(file);
  const tokens = texts(file, 'tokenizer.ggml.tokens');
  const merges = texts(file, 'tokenizer.ggml.merges').map((merge) => pair(merge) ?? fail(`its tokenizer's merge "${merge.slice(0, 40)}" is not of two tokens`));
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]));
  const twice = tokens.findIndex((token, id) => vocab[token] !== id);
  if (twice >= 0) fail(`its tokenizer has the token "${tokens[twice]!.slice(0, 40)}" twice`);

  const astray = merges.find(([a, b]) => !Object.hasOwn(vocab, a + b));
  if (astray) fail(`its tokenizer merges "${astray.join('').slice(0, 40)}", which is no token of it`);

  const bos = tokenOf(file, tokens, 'bos_token_id');
  const add_bos_token = flag(file, 'tokenizer.ggml.add_bos_token') ?? pre.addsBos;
  if (add_bos_token && bos === null) fail('its tokenizer begins texts with a token that it does not name');
  return {
    tokenizer: {
      version: '1.0', truncation: null, padding: null,
      added_tokens: addedTokens(file, tokens),
      normalizer: pre.normalizer,
      pre_tokenizer: pre.split,
      post_processor: bos !== null && add_bos_token ? beginningWith(bos, vocab[bos]!) : null,
      decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      model: {
        type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false,
        ignore_merges: pre.ignoresMerges, vocab, merges,
      },
    },
    config: {
      bos_token: bos, eos_token: tokenOf(file, tokens, 'eos_token_id'), add_bos_token,
      chat_template: text(file, 'tokenizer.chat_template'), clean_up_tokenization_spaces: false,
    },
  };
}

function preTokenizerOf(file: GgufFile): PreTokenizer {
  const model = text(file, 'tokenizer.ggml.model');
  const elsewhere = (what: string): never => {
    throw new ModelFileError(`The tokenizer in ${file.source.name} cannot be used: ${what}. Choose the model's tokenizer.json together with the file.`);
  };
  if (model === null) return elsewhere('there is none');
  if (model !== 'gpt2') return elsewhere(`it is of kind "${model.slice(0, 40)}", where byte-level BPE ("gpt2") is supported`);
  const name = text(file, 'tokenizer.ggml.pre') ?? 'default';
  return preTokenizers.get(name) ?? elsewhere(`it splits texts by the rule "${name.slice(0, 40)}", where ${[...preTokenizers.keys()].join(', ')} are known`);
}

function addedTokens(file: GgufFile, tokens: readonly string[]): readonly AddedToken[] {
  const kinds = file.metadata.get('tokenizer.ggml.token_type');
  if (kinds === undefined) return [];
  if (!(kinds instanceof Int32Array || kinds instanceof Uint32Array) || kinds.length !== tokens.length) return failOf(file)('its tokenizer does not give a kind for every token');
  return tokens.flatMap((content, id) => {
    const kind = kinds[id];
    if ((kind !== CONTROL && kind !== USER_DEFINED) || content === '') return [];
    return [{ id, content, special: kind === CONTROL, single_word: false, lstrip: false, rstrip: false, normalized: false }];
  });
}

function beginningWith(bos: string, id: number): object {
  const first = { SpecialToken: { id: bos, type_id: 0 } };
  const sequence = (name: string, type: number): object => ({ Sequence: { id: name, type_id: type } });
  return {
    type: 'TemplateProcessing', special_tokens: { [bos]: { id: bos, ids: [id], tokens: [bos] } },
    single: [first, sequence('A', 0)], pair: [first, sequence('A', 0), { SpecialToken: { id: bos, type_id: 1 } }, sequence('B', 1)],
  };
}

const failOf = ({ source }: GgufFile) => (what: string): never => {
  throw new ModelFileError(`${source.name} cannot be used: ${what}. Choose another file of the model.`);
};

function texts(file: GgufFile, key: string): readonly string[] {
  const value = file.metadata.get(key);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  return failOf(file)(`${key} is not a list of texts`);
}

function text(file: GgufFile, key: string): string | null {
  const value = file.metadata.get(key);
  return typeof value === 'string' ? value : null;
}

function flag(file: GgufFile, key: string): boolean | null {
  const value = file.metadata.get(key);
  return typeof value === 'boolean' ? value : null;
}

/** Null where the file names none. */
function tokenOf(file: GgufFile, tokens: readonly string[], key: string): string | null {
  const id = file.metadata.get(`tokenizer.ggml.${key}`);
  if (id === undefined) return null;
  const token = typeof id === 'number' ? tokens[id] : undefined;
  return token ?? failOf(file)(`its tokenizer.ggml.${key} is not the id of a token`);
}

/** Byte-level tokens have no spaces in them. */
function pair(merge: string): readonly [string, string] | null {
  const [a, b, ...more] = merge.split(' ');
  return a && b && more.length === 0 ? [a, b] : null;
}
