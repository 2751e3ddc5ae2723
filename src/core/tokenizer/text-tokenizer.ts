/**
 * A checked door to @huggingface/tokenizers: text to ids and back, and the ids that have names. What the file must hold is
 * checked once, here, so that a wrong or damaged `tokenizer.json` is a sentence and not a strange answer later.
 */
import { Tokenizer } from '@huggingface/tokenizers';
import * as v from 'valibot';

import type { Vocabulary } from '../speculation/vocabulary.ts';
import { SPECIAL_TOKENS } from '../tasks/problem.ts';
import { bytesOfToken } from './byte-alphabet.ts';
import { escapeBytes, joinTokenTexts } from './token-text.ts';

const fileSchema = v.looseObject({
  model: v.looseObject({ type: v.literal('BPE'), vocab: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))), merges: v.array(v.unknown()) }),
  decoder: v.looseObject({ type: v.literal('ByteLevel') }),
  added_tokens: v.array(v.looseObject({ id: v.number(), content: v.string() })),
});

type Name<Token> = Token extends `<${infer Inner}>` ? Inner : never;
export type SpecialName = Name<(typeof SPECIAL_TOKENS)[number]>;

/** Raised for a file that cannot be our tokenizer; the message says what is wrong with it. */
export class TokenizerError extends Error {
  override readonly name = 'TokenizerError';
}

export class TextTokenizer {
  readonly size: number;
  readonly special: Readonly<Record<SpecialName, number>>;
  readonly #tokenizer: Tokenizer;
  readonly #texts: readonly string[];

  /** `json` is the parsed content of a tokenizer.json. */
  constructor(json: unknown) {
    const file = v.safeParse(fileSchema, json);
    if (!file.success) {
      const issue = file.issues[0];
      throw new TokenizerError(`tokenizer.json is not a byte-level BPE tokenizer: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`);
    }
    const { model, added_tokens: added } = file.output;
    const texts: (string | undefined)[] = [];
    for (const [token, id] of Object.entries(model.vocab)) {
      const bytes = bytesOfToken(token);
      texts[id] = bytes ? escapeBytes(bytes) : token;
    }
    for (const { id, content } of added) texts[id] = content;
    this.#texts = Array.from(texts, (text, id) => {
      if (text === undefined) throw new TokenizerError(`tokenizer.json has no token with id ${id}, though there are higher ones.`);
      return text;
    });
    this.size = this.#texts.length;
    const idOf = new Map(added.map(({ content, id }) => [content, id]));
    this.special = Object.fromEntries(
      SPECIAL_TOKENS.map((content) => {
        const id = idOf.get(content);
        if (id === undefined) throw new TokenizerError(`tokenizer.json lacks the special token ${content}.`);
        return [content.slice(1, -1), id];
      }),
    ) as Record<SpecialName, number>;
    this.#tokenizer = new Tokenizer(file.output, {});
  }

  /** Text that a person wrote: what looks like a special token in it is taken as the letters it is made of. */
  encodeText(text: string): readonly number[] {
    const apart = new RegExp(`(?<=<)(?=${SPECIAL_TOKENS.map((token) => token.slice(1)).join('|')})`);
    return text.split(apart).flatMap((piece) => this.encodeMarked(piece));
  }

  /** Text of ours, in which <bos> and the like mean the special tokens. */
  encodeMarked(text: string): readonly number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
  }

  /** The text of one token (see token-text.ts for what a part of a character becomes). */
  tokenText(id: number): string {
    const text = this.#texts[id];
    if (text === undefined) throw new RangeError(`token ${id} is not in a vocabulary of ${this.size}`);
    return text;
  }

  decode(ids: readonly number[]): string {
    return joinTokenTexts(ids.map((id) => this.tokenText(id)));
  }

  vocabulary(): Vocabulary {
    return { tokens: this.#texts, special: this.special };
  }
}
