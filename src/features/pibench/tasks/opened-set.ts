/**
 * The set that the visitor opened, as long as the page is open: nothing of it is written anywhere. What is opened last counts; Forget lets go of it. Both
 * the set and the consent to send its text are lifetimes: what was begun under one of them stops as it ends.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Folder } from '#core/pibench/read/folder.ts';
import { strayFault, type ReadDataset } from '#core/pibench/read/read-dataset.ts';
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
  | { readonly kind: 'open'; readonly folder: Folder; readonly leftOut: LeftOut; readonly read: ReadDataset | null; readonly outputs: boolean; readonly zip?: true };

export interface OpenedSetState {
  readonly opened: OpenedState;
  /** Task text of this set may go to the endpoint that was chosen. */
  readonly consent: boolean;
}

export interface OpenedSetUse {
  /** The tasks that are open now; null: none of the visitor's. */
  readonly onRead: (read: ReadDataset | null) => void;
  /** `life`: as long as the folder is open. */
  readonly onOutputs: (folder: Folder, life: AbortSignal) => void;
}

const NONE: OpenedSetState = { opened: { kind: 'none' }, consent: false };

type Read = (folder: Folder, onFile: (done: number) => void, signal: AbortSignal) => Promise<Opened>;

export class OpenedSet {
  readonly store: StoreApi<OpenedSetState> = createStore<OpenedSetState>()(() => NONE);
  readonly #use: OpenedSetUse;
  readonly #read: Read;
  #life = new AbortController();
  #consent = new AbortController();

  constructor(use: OpenedSetUse, read: Read = readInWorker) {
    this.#use = use;
    this.#read = read;
  }

  /** Of what is open now: over once it is forgotten, or another is opened. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** Of the consent that stands: over once it is withdrawn, and with the set. Where none was given it is one that is still to come. */
  get consented(): AbortSignal {
    return this.#consent.signal;
  }

  async open(name: string, list: () => Promise<OpenedFolder>): Promise<void> {
    const life = this.#begin();
    const stopped = (): boolean => life.aborted;
    const reading = (files: number): void => this.store.setState({ opened: { kind: 'reading', name, files } });
    this.store.setState({ consent: false });
    reading(0);
    this.#use.onRead(null);
    try {
      const { folder, leftOut, zip } = await list();
      if (stopped()) return;
      const { read: whole, outputs } = await this.#read(folder, reading, life);
      if (stopped()) return;
      // what was refused by its path was not read either
      const read = whole && { ...whole, faults: [...(leftOut.refused ?? []).map(strayFault), ...whole.faults] };
      if (read === null && !outputs) {
        this.#fail(words.open.nothing(folder.name || name));
        return;
      }
      this.store.setState({ opened: { kind: 'open', folder, leftOut, read, outputs, ...(zip && { zip }) } });
      if (read !== null) this.#use.onRead(read);
      if (outputs) this.#use.onOutputs(folder, life);
    } catch (error) {
      if (!stopped()) this.#fail(error instanceof ZipFault ? error.message : words.open.unreadable(error instanceof Error ? error.message : ''));
    }
  }

  #fail(sentence: string): void {
    this.store.setState({ opened: { kind: 'failed', sentence } });
  }

  consent(given: boolean): void {
    this.store.setState({ consent: given });
    if (!given) this.#withdraw();
  }

  /** Also of what is still being read: then it is stopped. */
  forget(): void {
    this.#begin();
    this.store.setState(NONE);
    this.#use.onRead(null);
  }

  #withdraw(): void {
    const before = this.#consent;
    this.#consent = new AbortController();
    before.abort();
  }

  /** Ends what went before, and the consent with it. */
  #begin(): AbortSignal {
    this.#withdraw();
    const before = this.#life;
    this.#life = new AbortController();
    before.abort();
    return this.#life.signal;
  }
}
