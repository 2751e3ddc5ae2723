/**
 * The set that the visitor opened, as long as the page is open: nothing of it is written anywhere. What is opened last counts; Forget lets go of it. Both
 * the set and the consent to send its text are lifetimes: what was begun under one of them stops as it ends.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Folder } from '#core/pibench/read/folder.ts';
import type { ReadDataset } from '#core/pibench/read/read-dataset.ts';
import type { LeftOut, OpenedFolder } from './opened-folder.ts';
import { holdsOutputs, readOpened } from './read-opened.ts';
import { tasksStrings as words } from './tasks-strings.ts';
import { ZipFault } from './zip-folder.ts';

export type OpenedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
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
  /** `life`: as long as the folder is open. */
  readonly onOutputs: (folder: Folder, life: AbortSignal) => void;
}

const NONE: OpenedSetState = { opened: { kind: 'none' }, consent: false };

export class OpenedSet {
  readonly store: StoreApi<OpenedSetState> = createStore<OpenedSetState>()(() => NONE);
  readonly #use: OpenedSetUse;
  #life = new AbortController();
  #consent = new AbortController();

  constructor(use: OpenedSetUse) {
    this.#use = use;
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
    const stands = (): boolean => !life.aborted;
    this.store.setState({ opened: { kind: 'reading', name }, consent: false });
    this.#use.onRead(null);
    try {
      const { folder, leftOut } = await list();
      const [read, outputs] = [await readOpened(folder), holdsOutputs(folder)];
      if (!stands()) return;
      if (read === null && !outputs) {
        this.#fail(words.open.nothing(folder.name || name));
        return;
      }
      this.store.setState({ opened: { kind: 'open', folder, leftOut, read, outputs } });
      if (read !== null) this.#use.onRead(read);
      if (outputs) this.#use.onOutputs(folder, life);
    } catch (error) {
      if (stands()) this.#fail(error instanceof ZipFault ? error.message : words.open.unreadable(error instanceof Error ? error.message : ''));
    }
  }

  #fail(sentence: string): void {
    this.store.setState({ opened: { kind: 'failed', sentence } });
  }

  consent(given: boolean): void {
    this.store.setState({ consent: given });
    if (!given) this.#withdraw();
  }

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
