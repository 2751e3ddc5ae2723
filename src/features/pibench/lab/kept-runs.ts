/**
 * What a browser keeps of the lab's cells: that they are to be run, and of those that cost something the sessions that are over, so that a reload loses
 * at most one. What a script came to is not kept: it follows from its cell (ADR 22). IndexedDB, one store; where it cannot be had or written, a sentence says why, and the runs go on without.
 */
import type { PiEvent, RunHeader } from '#core/pibench/events.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import { labStrings } from './lab-strings.ts';

const words = labStrings.kept;

export interface KeptRun {
  /** The hash of its tasks, and the cell's id. */
  readonly id: string;
  readonly dataset: string;
  readonly cell: LabCell;
  /** In which order cells were put there. */
  readonly place: number;
  /** null: it has not begun. */
  readonly header: RunHeader | null;
  /** Of sessions that are over. */
  readonly events: readonly PiEvent[];
}

export const keptId = (dataset: string, cell: LabCell): string => `${dataset} ${cell.id}`;

export interface KeptRuns {
  readonly all: () => Promise<readonly KeptRun[]>;
  /** Replaces what was kept under the same id. */
  readonly keep: (run: KeptRun) => Promise<void>;
  /** All of them or, where that fails, none. */
  readonly forget: (ids: readonly string[]) => Promise<void>;
}

/** A sentence for the visitor: nothing is kept, and why. */
export class KeepFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'KeepFault';
  }
}

/** Of a set that the visitor opened nothing is written anywhere. */
export const unkeptRuns: KeptRuns = { all: async () => [], keep: async () => undefined, forget: async () => undefined };

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';
const faultOf = (error: unknown): KeepFault => (error instanceof KeepFault ? error : new KeepFault(isFull(error) ? words.full : words.refused));

const DATABASE = 'slipstream-pibench';
const STORE = 'runs';

function opened(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!factory) {
      reject(new KeepFault(words.refused));
      return;
    }
    // Private windows of some browsers throw here, others fail the request.
    const request = factory.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new KeepFault(words.refused));
    request.onblocked = () => reject(new KeepFault(words.blocked));
  });
}

export function keptRuns(factory: IDBFactory | undefined = globalThis.indexedDB): KeptRuns {
  let database: Promise<IDBDatabase> | null = null;

  async function on<Value>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
    try {
      const open = await (database ??= opened(factory));
      return await new Promise<Value>((resolve, reject) => {
        const transaction = open.transaction(STORE, mode);
        const request = ask(transaction.objectStore(STORE));
        // Full storage may be told only as the transaction ends.
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error ?? new KeepFault(words.refused));
      });
    } catch (error) {
      database = null;
      throw faultOf(error);
    }
  }

  return {
    all: () => on('readonly', (store) => store.getAll() as IDBRequest<KeptRun[]>),
    keep: async (run) => { await on('readwrite', (store) => store.put(run)); },
    forget: async (ids) => { if (ids.length > 0) await on('readwrite', (store) => ids.map((id) => store.delete(id)).at(-1)!); },
  };
}
