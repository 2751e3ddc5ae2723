/**
 * A file that is written from its beginning to its end, in as many sittings as it takes: it knows how many of its bytes are there, and
 * hashes them as they come. Those of an earlier sitting are hashed from where they lie.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ModelFolder, WritableFile } from './model-folders.ts';

/** A page that is closed keeps what was written; a machine that loses its power, what was flushed. */
const FLUSH_EVERY = 16 * 2 ** 20;
const READ_AT_ONCE = 4 * 2 ** 20;

export class GrowingFile {
  #hash = sha256.create();
  #flushed: number;

  private constructor(
    private readonly file: WritableFile,
    private length: number,
  ) {
    this.#flushed = length;
  }

  /** With the bytes that are there, if there are no more than `most` of them. */
  static async open(folder: ModelFolder, name: string, most: number, signal: AbortSignal): Promise<GrowingFile> {
    const blob = await folder.blob(name);
    const usable = blob && blob.size <= most ? blob : null;
    const hash = sha256.create();
    for (let at = 0; usable && at < usable.size; at += READ_AT_ONCE) {
      signal.throwIfAborted();
      hash.update(new Uint8Array(await usable.slice(at, at + READ_AT_ONCE).arrayBuffer()));
    }
    const growing = new GrowingFile(await folder.open(name), usable?.size ?? 0);
    growing.#hash = hash;
    if (blob && !usable) growing.beginAnew();
    return growing;
  }

  /** Bytes that are there. */
  get kept(): number {
    return this.length;
  }

  append(piece: Uint8Array<ArrayBuffer>): void {
    // a browser that has no room for all may write a part
    const written = this.file.write(piece, { at: this.length });
    if (written !== piece.length) throw new DOMException(`${written} of ${piece.length} bytes were written`, 'QuotaExceededError');
    this.#hash.update(piece);
    this.length += piece.length;
    if (this.length - this.#flushed >= FLUSH_EVERY) this.#flush();
  }

  beginAnew(): void {
    this.file.truncate(0);
    this.length = 0;
    this.#flushed = 0;
    this.#hash = sha256.create();
  }

  /** Of all that is there, in hexadecimal digits. */
  sha256(): string {
    return bytesToHex(this.#hash.clone().digest());
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      this.file.close();
    }
  }

  #flush(): void {
    this.file.flush();
    this.#flushed = this.length;
  }
}
