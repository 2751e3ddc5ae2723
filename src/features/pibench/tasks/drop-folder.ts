/** What was dropped, as something to open: a folder, a zip, or files that came one by one. Has to be asked while the drop is being told. */
import { folderOfEntry } from './walk-folder.ts';
import type { OpenedFolder } from './opened-folder.ts';
import { folderOfZip } from './zip-folder.ts';

export interface Dropped {
  readonly name: string;
  readonly list: () => Promise<OpenedFolder>;
}

export const isZip = (file: File): boolean => /\.zip$/i.test(file.name) || file.type === 'application/zip';

/** null: neither a folder nor a zip was dropped. */
export function droppedFolder(transfer: DataTransfer): Dropped | null {
  for (const item of transfer.items) {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return { name: entry.name, list: () => folderOfEntry(entry as FileSystemDirectoryEntry) };
    const file = item.getAsFile();
    if (file && isZip(file)) return { name: file.name, list: () => folderOfZip(file) };
  }
  return null;
}
