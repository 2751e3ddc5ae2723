/**
 * Drafts outlive a look at another task, another page, and a reload of the tab: what was typed is somebody's work. The latest stay, up to a size;
 * where storage is closed to the page, or full, they last as long as the page.
 */
import * as v from 'valibot';

const KEY = 'slipstream-pibench-drafts';
const MOST_CHARACTERS = 400_000;
const saved = v.array(v.tuple([v.string(), v.string()]));

export class KeptDrafts {
  readonly #storage: () => Storage;
  readonly #drafts: Map<string, string>;

  constructor(storage: () => Storage) {
    this.#storage = storage;
    this.#drafts = new Map(this.#read());
  }

  #read(): readonly [string, string][] {
    try {
      const read = v.safeParse(saved, JSON.parse(this.#storage().getItem(KEY) ?? '[]'));
      return read.success ? read.output : [];
    } catch {
      return [];
    }
  }

  /** Of a task, by its key; undefined: nobody has changed it. */
  get(key: string): string | undefined {
    return this.#drafts.get(key);
  }

  /** The key of the draft that was changed last. */
  get latest(): string | undefined {
    return [...this.#drafts.keys()].at(-1);
  }

  keep(key: string, text: string): void {
    this.#drafts.delete(key);
    this.#drafts.set(key, text);
    this.#write();
  }

  drop(key: string): void {
    this.#drafts.delete(key);
    this.#write();
  }

  #write(): void {
    let left = MOST_CHARACTERS;
    const fitting = [...this.#drafts].reverse().filter(([key, text]) => (left -= key.length + text.length) >= 0).reverse();
    try {
      this.#storage().setItem(KEY, JSON.stringify(fitting));
    } catch {
      // Only in the page's memory, then.
    }
  }
}
