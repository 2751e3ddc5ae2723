/** Reads pasted texts in a worker, the latest alone; a reading that takes too long ends with its worker. */
import type { ReadReply, ReadRequest } from './read-message.ts';

export const MOST_READ_MS = 30_000;

export type Reading =
  | { readonly kind: 'none' | 'reading' | 'late' | 'broken' }
  | { readonly kind: 'read'; readonly reply: ReadReply; readonly of: ReadRequest; /** How good the rule is; null: not measured yet. */ readonly f1: number | null };

export type ReaderMessage = { readonly kind: 'read'; readonly reply: ReadReply } | { readonly kind: 'measured'; readonly f1: number } | { readonly kind: 'broken' };

export interface ReadWorker {
  onmessage: ((event: { readonly data: ReaderMessage }) => void) | null;
  onerror: ((event: never) => void) | null;
  postMessage(request: ReadRequest): void;
  terminate(): void;
}

export const startReadWorker = (): ReadWorker => new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module', name: 'thought reader' }) as ReadWorker;

/** Stops what was being read before. */
export class ThoughtReader {
  readonly #start: () => ReadWorker;
  readonly #onReading: (reading: Reading) => void;
  #worker: ReadWorker | null = null;
  /** Of the rule, not of a text: measured once. */
  #f1: number | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => ReadWorker, onReading: (reading: Reading) => void) {
    this.#start = start;
    this.#onReading = onReading;
  }

  /** `quietly`: what is shown stays until this takes its place, as where the same text is hung together otherwise. */
  read(request: ReadRequest, quietly = false): void {
    this.stop();
    if (!quietly) this.#onReading({ kind: 'reading' });
    let reply: ReadReply | null = null;
    const end = (kind: 'late' | 'broken'): void => {
      this.stop();
      // what was read stays read, measured or not, and so does what is shown
      if (!reply && !quietly) this.#onReading({ kind });
    };
    try {
      this.#worker = this.#start();
    } catch {
      end('broken');
      return;
    }
    this.#deadline = setTimeout(() => end('late'), MOST_READ_MS);
    this.#worker.onerror = () => end('broken');
    this.#worker.onmessage = ({ data }) => {
      if (data.kind === 'broken') {
        end('broken');
        return;
      }
      if (data.kind === 'read') reply = data.reply;
      else this.#f1 = data.f1;
      if (reply) this.#onReading({ kind: 'read', reply, of: request, f1: this.#f1 });
      if (this.#f1 !== null) this.stop();
    };
    this.#worker.postMessage(request);
  }

  stop(): void {
    clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = null;
  }
}
