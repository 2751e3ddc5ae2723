/**
 * A folder's tasks, read in a worker: the page goes on meanwhile, tells how far it is, and can stop it. A file that takes too long is left out, with a
 * fault that says so, and the rest is read by another worker. Where there are no workers, the page reads it itself.
 */
import type { Folder } from '#core/pibench/read/folder.ts';
import type { FromReader, ToReader } from './folder-of-page.ts';
import { readWhole, type Opened } from './read-opened.ts';
import { tasksStrings } from './tasks-strings.ts';

const words = tasksStrings.open;

/** Of one file. */
export const MOST_FILE_MS = 10_000;
/** Files that may take too long before the whole does. */
const MOST_LATE = 3;

/** As much of a Worker as is needed. */
export interface ReadWorker {
  onmessage: ((event: { readonly data: FromReader }) => void) | null;
  onerror: ((event: never) => void) | null;
  postMessage(message: ToReader): void;
  terminate(): void;
}

export const startReadWorker = (): ReadWorker => new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module', name: 'task reader' }) as ReadWorker;

/** `onFile`: so many files have been read. Rejects with a sentence; once stopped, with the signal's reason. */
export async function readInWorker(folder: Folder, onFile: (done: number) => void, signal: AbortSignal, start: () => ReadWorker = startReadWorker): Promise<Opened> {
  const late = new Set<string>();
  for (;;) {
    let worker: ReadWorker;
    try {
      worker = start();
    } catch {
      return readWhole(folder);
    }
    const ended = await readBy(worker, folder, late, onFile, signal).finally(() => worker.terminate());
    if (ended.kind === 'late') {
      if (ended.path === null || late.size === MOST_LATE) throw new Error(words.tooLong(MOST_FILE_MS / 1000));
      late.add(ended.path);
      continue;
    }
    const { read, outputs } = ended.opened;
    if (read === null || late.size === 0) return ended.opened;
    const faults = [...late].map((file) => ({ file, line: null, sentence: words.late(MOST_FILE_MS / 1000) }));
    return { outputs, read: { ...read, faults: [...faults, ...read.faults.filter(({ file }) => !late.has(file))] } };
  }
}

type Ended = { readonly kind: 'opened'; readonly opened: Opened } | { readonly kind: 'late'; /** null: none was at hand */ readonly path: string | null };

function readBy(worker: ReadWorker, folder: Folder, skipped: ReadonlySet<string>, onFile: (done: number) => void, signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const waiting: string[] = [];
    let hand: string | null = null;
    let [busy, done, timer] = [false, 0, undefined as ReturnType<typeof setTimeout> | undefined];
    const over = (settle: () => void): void => {
      clearTimeout(timer);
      worker.onmessage = worker.onerror = null;
      settle();
    };
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => over(() => resolve({ kind: 'late', path: hand })), MOST_FILE_MS);
    };
    const deal = async (): Promise<void> => {
      const path = waiting.shift();
      busy = path !== undefined;
      if (path === undefined) return;
      // however long the disk takes, the worker waits for it
      clearTimeout(timer);
      const text = skipped.has(path) ? null : await folder.text(path).catch(() => null);
      if (signal.aborted) return;
      hand = path;
      watch();
      worker.postMessage({ kind: 'text', path, text });
    };
    worker.onmessage = ({ data }) => {
      switch (data.kind) {
        case 'ask':
          waiting.push(data.path);
          if (!busy) void deal();
          break;
        case 'taken':
          hand = null;
          onFile((done += 1));
          watch();
          void deal();
          break;
        case 'opened': over(() => resolve({ kind: 'opened', opened: data.opened })); break;
        case 'failed': over(() => reject(new Error(data.why))); break;
      }
    };
    worker.onerror = () => over(() => reject(new Error(words.broken)));
    signal.addEventListener('abort', () => over(() => reject(signal.reason as Error)), { once: true });
    signal.throwIfAborted();
    watch();
    worker.postMessage({ kind: 'folder', name: folder.name, files: folder.files });
  });
}
