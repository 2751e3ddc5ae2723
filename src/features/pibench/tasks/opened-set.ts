/** The set that the visitor opened, as long as the page is open: nothing of it is written anywhere. What is opened last counts; Forget lets go of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Folder } from '#core/pibench/read/folder.ts';
import type { ReadDataset } from '#core/pibench/read/read-dataset.ts';
import type { LeftOut, OpenedFolder } from './opened-folder.ts';
import { readInWorker } from './read-in-worker.ts';
import type { Opened } from './read-opened.ts';
import { tasksStrings as words } from './tasks-strings.ts';
import { ZipFault } from './zip-folder.ts';

export type OpenedState =
  | { readonly kind: 'none' }
  /** So many files by now. */
  | { readonly kind: 'reading'; readonly name: string; readonly files: number }
  | { readonly kind: 'failed'; readonly sentence: string }
  /** `read`: null where there are outputs alone. */
  | { readonly kind: 'open'; readonly folder: Folder; readonly leftOut: LeftOut; readonly read: ReadDataset | null; readonly outputs: boolean };

export interface OpenedSetState {
  readonly opened: OpenedState;
  /** Task text of this set may go to the endpoint that was chosen. */
  readonly consent: boolean;
}

export interface OpenedSetUse {
  /** The tasks that are open now; null: none of the visitor's. */
  readonly onRead: (read: ReadDataset | null) => void;
  readonly onOutputs: (folder: Folder) => void;
}

const NONE: OpenedSetState = { opened: { kind: 'none' }, consent: false };

type Read = (folder: Folder, onFile: (done: number) => void, signal: AbortSignal) => Promise<Opened>;

export class OpenedSet {
  readonly store: StoreApi<OpenedSetState> = createStore<OpenedSetState>()(() => NONE);
  readonly #use: OpenedSetUse;
  readonly #read: Read;
  #latest = new AbortController();

  constructor(use: OpenedSetUse, read: Read = readInWorker) {
    this.#use = use;
    this.#read = read;
  }

  async open(name: string, list: () => Promise<OpenedFolder>): Promise<void> {
    this.#latest.abort();
    const { signal } = (this.#latest = new AbortController());
    const stopped = (): boolean => signal.aborted;
    const reading = (files: number): void => this.store.setState({ opened: { kind: 'reading', name, files } });
    this.store.setState({ consent: false });
    reading(0);
    this.#use.onRead(null);
    try {
      const { folder, leftOut } = await list();
      if (stopped()) return;
      const { read, outputs } = await this.#read(folder, reading, signal);
      if (stopped()) return;
      if (read === null && !outputs) {
        this.#fail(words.open.nothing(folder.name || name));
        return;
      }
      this.store.setState({ opened: { kind: 'open', folder, leftOut, read, outputs } });
      if (read !== null) this.#use.onRead(read);
      if (outputs) this.#use.onOutputs(folder);
    } catch (error) {
      if (!stopped()) this.#fail(error instanceof ZipFault ? error.message : words.open.unreadable(error instanceof Error ? error.message : ''));
    }
  }

  #fail(sentence: string): void {
    this.store.setState({ opened: { kind: 'failed', sentence } });
  }

  consent(given: boolean): void {
    this.store.setState({ consent: given });
  }

  /** Also of what is still being read: then it is stopped. */
  forget(): void {
    this.#latest.abort();
    this.store.setState(NONE);
    this.#use.onRead(null);
  }
}
