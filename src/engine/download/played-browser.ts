/** A browser whose tabs share folders and locks, for tests of the store: no clock, no network but a played host. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { SILENCE_MS, type Wait } from './in-time.ts';
import { MemoryFolders } from './memory-folders.ts';
import type { ModelListing, RemoteFile } from './model-listing.ts';
import { ModelStore } from './model-store.ts';
import { PlayedHost } from './played-host.ts';
import { PlayedLocks } from './played-locks.ts';

export class PlayedBrowser {
  readonly folders = new MemoryFolders();
  readonly host = new PlayedHost();
  readonly locks = new PlayedLocks();
  /** How long was waited before each further try. */
  readonly waits: number[] = [];
  /** The time for which nothing may come is over at once. */
  silent = false;
  quota: number | undefined = undefined;

  tab(): ModelStore {
    return new ModelStore({
      folders: this.folders, fetch: this.host.fetch, locks: this.locks, wait: this.#wait,
      estimate: async () => (this.quota === undefined ? {} : { quota: this.quota, usage: 0 }),
    });
  }

  #wait: Wait = async (ms, signal) => {
    signal.throwIfAborted();
    if (ms !== SILENCE_MS) this.waits.push(ms);
    else if (!this.silent) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
  };
}

export const ADDRESS = 'https://example.org/m/';

export const remote = (name: string, size: number, part: Partial<RemoteFile> = {}): RemoteFile => ({ name, url: `${ADDRESS}${name}`, size, version: null, sha256: null, ...part });

export const listingOf = (...files: RemoteFile[]): ModelListing => ({ key: 'a-model', title: 'A model', source: `${ADDRESS}model.gguf`, files, choices: [] });

/** Bytes that differ from place to place. */
export const content = (length: number, seed = 1): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 24) ^ seed);

/** Their hash: to compare them number by number takes minutes. */
export const hashOf = (bytes: Uint8Array<ArrayBuffer>): string => bytesToHex(sha256(bytes));
