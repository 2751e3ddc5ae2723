/** Asks for a set of the visitor's. Has to follow a click or a key; whoever chooses nothing changes nothing. */
import { chooseFile } from '#ui/choose-file.ts';
import type { OpenedSet } from './opened-set.ts';
import { folderOfHandle } from './walk-folder.ts';
import { folderOfZip } from './zip-folder.ts';

declare global {
  interface Window {
    /** Not in every browser, and not yet in the types. */
    showDirectoryPicker?: (options?: { readonly mode?: 'read' }) => Promise<FileSystemDirectoryHandle>;
  }
}

/** null: this browser has no picker; its input for folders is the only way. */
export function folderPicker(set: Pick<OpenedSet, 'open'>): (() => void) | null {
  const picker = window.showDirectoryPicker;
  if (picker === undefined) return null;
  return () => {
    // not chosen after all, or not allowed: all stays as it is
    picker.call(window, { mode: 'read' }).then((handle) => set.open(handle.name, () => folderOfHandle(handle)), () => undefined);
  };
}

export const chooseZip = (set: Pick<OpenedSet, 'open'>): void => void chooseFile('.zip,application/zip').then((file) => file && set.open(file.name, () => folderOfZip(file)));
