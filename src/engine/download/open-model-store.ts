/** The store of this browser's worker: its private file system, its network, its locks, its clock. */
import { waitByClock } from './in-time.ts';
import { ModelStore } from './model-store.ts';
import { opfsFolders } from './opfs-folders.ts';

export const openModelStore = (): ModelStore => new ModelStore({
  folders: opfsFolders,
  fetch: (url, init) => fetch(url, init),
  locks: navigator.locks,
  estimate: () => navigator.storage.estimate(),
  wait: waitByClock,
});
