/** Folders in memory, for tests: room for so many bytes, and what is written in one tab is there in another. */
import type { ModelFolder, ModelFolders, WritableFile } from './model-folders.ts';

export class MemoryFolders implements ModelFolders {
  readonly all = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  /** Bytes of all files together. */
  room = Infinity;
  /** The most bytes that were written at once. */
  largestWrite = 0;
  flushes = 0;

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.all.keys()]);
  }

  at(folder: string): ModelFolder {
    const files = (): Map<string, Uint8Array<ArrayBuffer>> => this.all.get(folder) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    return {
      sizes: async () => new Map([...files()].map(([name, { length }]) => [name, length])),
      blob: async (name) => {
        const content = files().get(name);
        return content ? new Blob([content]) : null;
      },
      replace: async (name, text) => this.#put(folder, name, new TextEncoder().encode(text)),
      open: async (name) => this.#open(folder, name),
      remove: async (name) => {
        files().delete(name);
      },
    };
  }

  remove(name: string): Promise<void> {
    this.all.delete(name);
    return Promise.resolve();
  }

  #open(folder: string, name: string): WritableFile {
    const content = (): Uint8Array<ArrayBuffer> => this.all.get(folder)?.get(name) ?? new Uint8Array();
    this.#put(folder, name, content());
    return {
      write: (piece, options) => {
        const [bytes, at] = [piece as Uint8Array, options?.at ?? 0];
        this.largestWrite = Math.max(this.largestWrite, bytes.length);
        const grown = new Uint8Array(Math.max(content().length, at + bytes.length));
        grown.set(content());
        grown.set(bytes, at);
        this.#put(folder, name, grown);
        return bytes.length;
      },
      truncate: (size) => this.#put(folder, name, content().slice(0, size)),
      flush: () => {
        this.flushes++;
      },
      close: () => undefined,
    };
  }

  #put(folder: string, name: string, content: Uint8Array<ArrayBuffer>): void {
    const files = this.all.get(folder) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    const used = [...this.all.values()].flatMap((others) => [...others.values()]).reduce((sum, { length }) => sum + length, 0);
    if (used + content.length - (files.get(name)?.length ?? 0) > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.all.set(folder, files.set(name, content));
  }
}
