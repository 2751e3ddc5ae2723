/** An opened set as the screen wants it: its state, and the ways to open another. */
import { useStore } from 'zustand';
import { chooseZip, folderPicker } from './choose-set.ts';
import { droppedFolder } from './drop-folder.ts';
import type { OpenedSet, OpenedSetState } from './opened-set.ts';
import { folderOfFiles } from './walk-folder.ts';

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
  return {
    ...state,
    onPick: folderPicker(set),
    onFiles: (files) => {
      if (files.length > 0) void set.open(files[0]!.webkitRelativePath.split('/', 1)[0]!, async () => folderOfFiles(files));
    },
    onZip: () => chooseZip(set),
    onDrop: (transfer) => {
      const dropped = droppedFolder(transfer);
      if (dropped) void set.open(dropped.name, dropped.list);
    },
    onForget: () => set.forget(),
    onConsent: (given) => set.consent(given),
  };
}
