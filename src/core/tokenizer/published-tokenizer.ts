/**
 * The tokenizer of a model that others published (tokenizer.json, tokenizer_config.json), byte-level BPE: Llama 3, Qwen and SmolLM have
 * one. Unlike the shipped pair's (text-tokenizer.ts) it may have any special tokens, and fewer tokens than the model has rows for.
 */
import { Tokenizer } from '@huggingface/tokenizers';
import * as v from 'valibot';

import type { Vocabulary } from '../speculation/vocabulary.ts';
import { bytesOfToken } from './byte-alphabet.ts';
import { TokenizerError } from './text-tokenizer.ts';
import { escapeBytes } from './token-text.ts';

const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
/** As it is: tokens may be called "constructor", a key that valibot's records leave out. */
const vocabulary = v.custom<Readonly<Record<string, number>>>((value) => typeof value === 'object' && value !== null && Object.values(value).every((token) => v.is(id, token)), 'it does not number its tokens');
const fileSchema = v.looseObject({
  model: v.looseObject({ type: v.literal('BPE'), vocab: vocabulary, merges: v.array(v.unknown()) }),
  decoder: v.looseObject({ type: v.literal('ByteLevel', 'it is not byte-level BPE') }),
  added_tokens: v.optional(v.array(v.looseObject({ id, content: v.string() })), []),
});

/** tokenizer_config.json names a token by its text, or by an object that holds it. */
const named = v.optional(v.nullable(v.union([v.string(), v.pipe(v.looseObject({ content: v.string() }), v.transform(({ content }) => content))])));
const configSchema = v.looseObject({ bos_token: named, eos_token: named });

export class PublishedTokenizer {
  readonly #tokenizer: Tokenizer;
  readonly #texts: ReadonlyMap<number, string>;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #vocab: Readonly<Record<string, number>>;
  readonly bos: string | null;
  readonly eos: string | null;

  /** Of the parsed files; `rows`: how many tokens the model has numbers for. `end`: the token that ends a text, where tokenizer_config.json names none. */
  constructor(json: unknown, config: unknown, readonly rows: number, end: number | null = null) {
    const file = v.safeParse(fileSchema, json);
    if (!file.success) throw new TokenizerError(`tokenizer.json cannot be used: ${v.getDotPath(file.issues[0]) ?? 'the file'}: ${file.issues[0].message}. Byte-level BPE is supported, as Llama 3, Qwen and SmolLM have it.`);
    const settings = v.safeParse(configSchema, config);
    if (!settings.success) throw new TokenizerError(`tokenizer_config.json cannot be used: ${v.getDotPath(settings.issues[0]) ?? 'the file'}: ${settings.issues[0].message}.`);
    const { model, added_tokens: added } = file.output;
    const highest = [...Object.values(model.vocab), ...added.map((token) => token.id)].reduce((most, token) => Math.max(most, token), -1);
    if (highest >= rows) throw new TokenizerError(`tokenizer.json has a token ${highest} where the model has ${rows}; they are not of one model.`);
    const texts = new Map<number, string>();
    for (const [token, at] of Object.entries(model.vocab)) {
      // how converters to GGUF name rows that no token has
      if (token === `[PAD${at}]`) continue;
      const bytes = bytesOfToken(token);
      texts.set(at, bytes ? escapeBytes(bytes) : token);
    }
    for (const { id: at, content } of added) if (content !== `[PAD${at}]`) texts.set(at, content);
    this.#texts = texts;
    this.#vocab = model.vocab;
    this.#ids = new Map(added.map(({ id: at, content }) => [content, at]));
    this.bos = settings.output.bos_token ?? null;
    this.eos = settings.output.eos_token ?? (end === null ? null : (texts.get(end) ?? null));
    this.#tokenizer = new Tokenizer(file.output, settings.output);
  }

  /** As the model reads it: texts of special tokens are these tokens. `begins`: with what the tokenizer puts in front of a text. */
  encode(text: string, begins: boolean): readonly number[] {
    return text === '' && !begins ? [] : this.#tokenizer.encode(text, { add_special_tokens: begins }).ids;
  }

  /** Of a special or added token, or one that is whole in the vocabulary; null: there is none of that text. */
  idOf(content: string): number | null {
    return this.#ids.get(content) ?? (Object.hasOwn(this.#vocab, content) ? this.#vocab[content]! : null);
  }

  /** Texts of special and added tokens. */
  get added(): Iterable<string> {
    return this.#ids.keys();
  }

  tokenText(token: number): string {
    if (!(token >= 0 && token < this.rows)) throw new RangeError(`token ${token} is not in a vocabulary of ${this.rows}`);
    return this.#texts.get(token) ?? `<unused ${token}>`;
  }

  /** What ends a text is the target's own matter: a base model may draft for one that was taught to chat. */
  vocabulary(): Vocabulary {
    return { tokens: Array.from({ length: this.rows }, (_, token) => this.tokenText(token)), special: {} };
  }
}
