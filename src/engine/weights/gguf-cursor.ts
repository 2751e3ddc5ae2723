/**
 * Reads GGUF's primitives, little-endian, from the first bytes of a file. What a length says is checked against the file before
 * anything is made of it; where the file goes on but the bytes at hand do not, MoreBytes says how many it takes.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';

/** Real headers, with 150,000 tokens and as many merges, take up to 10 MB. */
export const LONGEST_HEADER = 64 * 2 ** 20;

/** The bytes at hand end before the header does. */
export class MoreBytes extends Error {
  readonly needed: number;

  constructor(needed: number) {
    super(`${needed} bytes are needed`);
    this.needed = needed;
  }
}

export class GgufCursor {
  at = 0;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #name: string;
  readonly #fileSize: number;
  // A byte order mark is part of a token.
  readonly #lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

  constructor(bytes: Uint8Array<ArrayBuffer>, name: string, fileSize: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#name = name;
    this.#fileSize = fileSize;
  }

  fail(what: string): never {
    throw new ModelFileError(`${this.#name} is not a usable GGUF file: ${what}. Download it again.`);
  }

  u32(): number {
    return this.#view.getUint32(this.#step(4), true);
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#step(8), true);
  }

  /** A 64-bit count of things that each take at least `least` bytes, of which the rest of the file must have room for all. */
  count(least: number, what: string): number {
    const count = this.u64();
    if (count * BigInt(least) > BigInt(this.#fileSize - this.at)) this.fail(`it cannot hold ${count} ${what}`);
    return Number(count);
  }

  /** Bytes in a copy, so that numbers of any width may lie in it. */
  copy(length: number): ArrayBuffer {
    const from = this.#step(length);
    return this.#bytes.slice(from, from + length).buffer;
  }

  /** Text that a person reads; what is no UTF-8 in it is shown as such. */
  text(): string {
    return this.#string(this.count(1, 'bytes of text'), this.#lenient) ?? '';
  }

  /** Text that things are found by. */
  name(longest: number, what: string): string {
    const length = this.count(1, `bytes of ${what}`);
    if (length > longest) this.fail(`${what} of ${length} bytes makes no sense`);
    return this.#string(length, this.#strict) ?? this.fail(`${what} is not UTF-8`);
  }

  #string(length: number, decoder: TextDecoder): string | null {
    const from = this.#step(length);
    try {
      return decoder.decode(this.#bytes.subarray(from, from + length));
    } catch {
      return null;
    }
  }

  /** Where the next `length` bytes begin. */
  #step(length: number): number {
    const from = this.at;
    const to = from + length;
    if (to > this.#fileSize) this.fail('it ends within its header');
    if (to > LONGEST_HEADER) this.fail(`its header is longer than ${LONGEST_HEADER / 2 ** 20} MB`);
    if (to > this.#bytes.length) throw new MoreBytes(to);
    this.at = to;
    return from;
  }
}
