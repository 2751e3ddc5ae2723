/**
 * The worker's side of reading a folder: files stay with the page, which hands over one text at a time; `taken` says that all that follows from the last
 * one is done, so that the page knows which file holds it up.
 */
import type { FolderFile } from '#core/pibench/read/folder.ts';
import { readWhole, type Opened } from './read-opened.ts';

export type ToReader =
  | { readonly kind: 'folder'; readonly name: string; readonly files: readonly FolderFile[] }
  /** null: it cannot be read. */
  | { readonly kind: 'text'; readonly path: string; readonly text: string | null };

export type FromReader =
  | { readonly kind: 'ask'; readonly path: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'failed'; readonly why: string };

export class FolderOfPage {
  readonly #post: (message: FromReader) => void;
  readonly #asked = new Map<string, (text: string | null) => void>();

  constructor(post: (message: FromReader) => void) {
    this.#post = post;
  }

  hear(message: ToReader): void {
    if (message.kind === 'text') {
      this.#asked.get(message.path)?.(message.text);
      this.#asked.delete(message.path);
      // behind whatever the text sets going
      setTimeout(() => this.#post({ kind: 'taken' }));
      return;
    }
    const { name, files } = message;
    const text = async (path: string): Promise<string> => {
      const read = await new Promise<string | null>((resolve) => {
        this.#asked.set(path, resolve);
        this.#post({ kind: 'ask', path });
      });
      if (read === null) throw new Error(`${path} cannot be read.`);
      return read;
    };
    readWhole({ name, files, text }).then((opened) => this.#post({ kind: 'opened', opened }), (error: unknown) => this.#post({ kind: 'failed', why: error instanceof Error ? error.message : '' }));
  }
}
