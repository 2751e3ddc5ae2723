/** The set that the visitor opened, as long as the page is open: nothing of it is written anywhere. What is opened last counts; Forget lets go of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Folder } from '#core/pibench/read/folder.ts';
import { strayFault, type ReadDataset } from '#core/pibench/read/read-dataset.ts';
import type { LeftOut, OpenedFolder } from './opened-folder.ts';
import { holdsOutputs, readOpened } from './read-opened.ts';
import { tasksStrings as words } from './tasks-strings.ts';
import { ZipFault } from './zip-folder.ts';

export type OpenedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
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
  readonly onOutputs: (folder: Folder) => void;
}

const NONE: OpenedSetState = { opened: { kind: 'none' }, consent: false };

export class OpenedSet {
  readonly store: StoreApi<OpenedSetState> = createStore<OpenedSetState>()(() => NONE);
  readonly #use: OpenedSetUse;
  #latest: object = {};

  constructor(use: OpenedSetUse) {
    this.#use = use;
  }

  async open(name: string, list: () => Promise<OpenedFolder>): Promise<void> {
    const mine = (this.#latest = {});
    const stands = (): boolean => this.#latest === mine;
    this.store.setState({ opened: { kind: 'reading', name }, consent: false });
    this.#use.onRead(null);
    try {
      const { folder, leftOut, zip } = await list();
      const [whole, outputs] = [await readOpened(folder), holdsOutputs(folder)];
      // what was refused by its path was not read either
      const read = whole && { ...whole, faults: [...(leftOut.refused ?? []).map(strayFault), ...whole.faults] };
      if (!stands()) return;
      if (read === null && !outputs) {
        this.#fail(words.open.nothing(folder.name || name));
        return;
      }
      this.store.setState({ opened: { kind: 'open', folder, leftOut, read, outputs, ...(zip && { zip }) } });
      if (read !== null) this.#use.onRead(read);
      if (outputs) this.#use.onOutputs(folder);
    } catch (error) {
      if (stands()) this.#fail(error instanceof ZipFault ? error.message : words.open.unreadable(error instanceof Error ? error.message : ''));
    }
  }

  #fail(sentence: string): void {
    this.store.setState({ opened: { kind: 'failed', sentence } });
  }

  consent(given: boolean): void {
    this.store.setState({ consent: given });
  }

  forget(): void {
    this.#latest = {};
    this.store.setState(NONE);
    this.#use.onRead(null);
  }
}
