/** Files in the browser's private folder for this page (OPFS): they outlive the tab, and nothing else can read them. */
import type { ListedFiles } from './kept-trainings.ts';

const FOLDER = 'training';

export const opfsFiles: ListedFiles = {
  async names() {
    const names: string[] = [];
    for await (const name of (await openFolder()).keys()) names.push(name);
    return names;
  },

  async read(name) {
    const folder = await openFolder();
    const handle = await folder.getFileHandle(name).catch(noSuchFile);
    return handle && (await (await handle.getFile()).arrayBuffer());
  },

  async write(name, content) {
    const handle = await (await openFolder()).getFileHandle(name, { create: true });
    await replaceContent(handle, content).catch((error: unknown) => {
      throw error instanceof DOMException && error.name === 'QuotaExceededError' ? new Error('this browser has no room left for this page; free some space, or delete other data of this page') : error;
    });
  },

  async remove(name) {
    await (await openFolder()).removeEntry(name).catch(noSuchFile);
  },
};

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

/** What was there before stays until all is written. */
export async function replaceContent(handle: FileSystemFileHandle, content: ArrayBuffer | string): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(content);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

export function noSuchFile(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null;
  throw error;
}
