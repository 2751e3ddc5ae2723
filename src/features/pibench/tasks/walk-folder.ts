/**
 * The ways in which a browser hands over a folder: its own picker, an input for folders, and what was dropped. Each is walked into one
 * intake, and no deeper than a task can lie.
 */
import { FolderIntake, isSkipped, type OpenedFolder } from './opened-folder.ts';

const DEEPEST = 24;

/** Of an input for folders: every path begins with the name of the folder itself. */
export function folderOfFiles(files: readonly File[]): OpenedFolder {
  const intake = new FolderIntake();
  for (const file of files) {
    const path = file.webkitRelativePath;
    intake.take(path.slice(path.indexOf('/') + 1), file.size, () => file.text());
  }
  return intake.folder(files[0]?.webkitRelativePath.split('/', 1)[0] ?? '');
}

export async function folderOfHandle(root: FileSystemDirectoryHandle): Promise<OpenedFolder> {
  const intake = new FolderIntake();
  const walk = async (folder: FileSystemDirectoryHandle, path: string, depth: number): Promise<void> => {
    for await (const entry of folder.values()) {
      if (intake.full) return;
      if (isSkipped(entry.name) || depth > DEEPEST) intake.skip();
      else if (entry.kind === 'directory') await walk(entry, `${path}${entry.name}/`, depth + 1);
      else {
        // gone since it was listed, or closed to the page: as if it were not there
        const file = await (entry).getFile().catch(() => null);
        if (file) intake.take(path + entry.name, file.size, () => file.text());
      }
    }
  };
  await walk(root, '', 0);
  return intake.folder(root.name);
}

const entriesOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

export async function folderOfEntry(root: FileSystemDirectoryEntry): Promise<OpenedFolder> {
  const intake = new FolderIntake();
  const walk = async (folder: FileSystemDirectoryEntry, path: string, depth: number): Promise<void> => {
    const reader = folder.createReader();
    // browsers tell at most a hundred at a time
    for (let entries = await entriesOf(reader); entries.length > 0; entries = await entriesOf(reader)) {
      for (const entry of entries) {
        if (intake.full) return;
        if (isSkipped(entry.name) || depth > DEEPEST) intake.skip();
        else if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, depth + 1);
        else {
          const file = await fileOf(entry as FileSystemFileEntry).catch(() => null);
          if (file) intake.take(path + entry.name, file.size, () => file.text());
        }
      }
    }
  };
  await walk(root, '', 0);
  return intake.folder(root.name);
}
