/**
 * The key of an endpoint: only the header of a request is made from it. It lives in a private field, which JSON, structured clones and consoles
 * do not see; as a text it is "(key)".
 */
import { EndpointFault } from './endpoint-fault.ts';

/** As long as this, a piece of a key is worth hiding; a shorter one may be any word. */
const TELLING = 6;
/** The same in what a model answers, where a key may be made of words: "password-of-ada" must not cost it the word. */
const TELLING_IN_ANSWER = 12;

export class EndpointKey {
  readonly #key: string;

  /** Empty: the endpoint wants none. */
  constructor(typed: string) {
    this.#key = typed.trim();
    if (/[^\x21-\x7e]/.test(this.#key)) {
      throw new EndpointFault('key', 'The key has a space, a line break or a letter in it that no key has. Copy it again, by itself.');
    }
  }

  get given(): boolean {
    return this.#key !== '';
  }

  headers(): Readonly<Record<string, string>> {
    return this.given ? { authorization: `Bearer ${this.#key}` } : {};
  }

  /** A text of the other side without the key: some servers repeat the key that they refuse, or a part of it. */
  redact(text: string): string {
    const key = this.#key;
    if (key.length < TELLING) return key !== '' && text.includes(key) ? '' : text;
    let out = '';
    for (let at = 0; at < text.length;) {
      const length = this.#sharedFrom(text, at, TELLING);
      out += length > 0 ? '(key)' : text[at]!;
      at += Math.max(length, 1);
    }
    return out;
  }

  /** A model's answer without the key, whole or a long piece of it: some servers echo the header. What is too short to be a secret stays a word. */
  mask(text: string): string {
    const telling = Math.min(this.#key.length, TELLING_IN_ANSWER);
    if (telling < TELLING) return text;
    let [out, from] = ['', 0];
    for (let at = 0; at + telling <= text.length;) {
      const length = this.#sharedFrom(text, at, telling);
      if (length > 0) {
        out += `${text.slice(from, at)}(key)`;
        from = at + length;
      }
      at += Math.max(length, 1);
    }
    return out + text.slice(from);
  }

  /** Where the end of a text begins that may become a piece of the key with what follows it. */
  heldFrom(text: string): number {
    if (this.#key.length < TELLING) return text.length;
    for (let at = Math.max(0, text.length - this.#key.length); at < text.length; at++) if (this.#key.includes(text.slice(at))) return at;
    return text.length;
  }

  /** How many characters from here are a piece of the key; 0: fewer than tell anything. */
  #sharedFrom(text: string, at: number, telling: number): number {
    if (!this.#key.includes(text.slice(at, at + telling))) return 0;
    let most = 0;
    for (let length = telling; length <= this.#key.length && at + length <= text.length && this.#key.includes(text.slice(at, at + length)); length++) most = length;
    return most;
  }

  toString(): string {
    return '(key)';
  }

  toJSON(): string {
    return '(key)';
  }
}
