/** An opened set as the screen wants it: its state, and the ways to open another. */
import { useStore } from 'zustand';
import { chooseFile } from '#ui/choose-file.ts';
import { droppedFolder } from './drop-folder.ts';
import type { OpenedSet, OpenedSetState } from './opened-set.ts';
import { folderOfFiles, folderOfHandle } from './walk-folder.ts';
import { folderOfZip } from './zip-folder.ts';

declare global {
  interface Window {
    /** Not in every browser, and not yet in the types. */
    showDirectoryPicker?: (options?: { readonly mode?: 'read' }) => Promise<FileSystemDirectoryHandle>;
  }
}

export interface OpeningProps extends OpenedSetState {
  /** null: the input for folders is the only way. */
  readonly onPick: (() => void) | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onZip: () => void;
  readonly onDrop: (transfer: DataTransfer) => void;
  readonly onForget: () => void;
  readonly onConsent: (given: boolean) => void;
}

export function useOpenedSet(set: OpenedSet): OpeningProps {
  const state = useStore(set.store);
  const picker = window.showDirectoryPicker;
  return {
    ...state,
    onPick: picker === undefined ? null : () => {
      // not chosen after all, or not allowed: all stays as it is
      picker.call(window, { mode: 'read' }).then((handle) => set.open(handle.name, () => folderOfHandle(handle)), () => undefined);
    },
    onFiles: (files) => {
      if (files.length > 0) void set.open(files[0]!.webkitRelativePath.split('/', 1)[0]!, async () => folderOfFiles(files));
    },
    onZip: () => void chooseFile('.zip,application/zip').then((file) => file && set.open(file.name, () => folderOfZip(file))),
    onDrop: (transfer) => {
      const dropped = droppedFolder(transfer);
      if (dropped) void set.open(dropped.name, dropped.list);
    },
    onForget: () => set.forget(),
    onConsent: (given) => set.consent(given),
  };
}
