/**
 * Folders of models in the browser's private file system for this page (OPFS). They are written in place by a worker, through a handle that
 * only one may have at a time, and read as Files, from any thread.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { noSuchFile, replaceContent } from '#engine/train/opfs-files.ts';
import type { ModelFolder, ModelFolders } from './model-folders.ts';
import { messageOf } from './remote-answer.ts';

const FOLDER = 'models';

export const opfsFolders: ModelFolders = {
  async names() {
    const names: string[] = [];
    for await (const [name, { kind }] of (await openModels()).entries()) if (kind === 'directory') names.push(name);
    return names;
  },
  at: (name) => folderAt(name),
  async remove(name) {
    await (await openModels()).removeEntry(name, { recursive: true }).catch(noSuchFile);
  },
};

function folderAt(folder: string): ModelFolder {
  const there = async (): Promise<FileSystemDirectoryHandle | null> => (await openModels()).getDirectoryHandle(folder).catch(noSuchFile);
  const made = async (name: string): Promise<FileSystemFileHandle> =>
    (await (await openModels()).getDirectoryHandle(folder, { create: true })).getFileHandle(name, { create: true });
  return {
    async sizes() {
      const sizes = new Map<string, number>();
      for await (const handle of (await there())?.values() ?? []) if (isFile(handle)) sizes.set(handle.name, (await handle.getFile()).size);
      return sizes;
    },
    async blob(name) {
      const handle = await (await there())?.getFileHandle(name).catch(noSuchFile);
      return (await handle?.getFile()) ?? null;
    },
    async replace(name, text) {
      await replaceContent(await made(name), text);
    },
    async open(name) {
      return (await made(name)).createSyncAccessHandle().catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'NoModificationAllowedError')) throw error;
        throw new ModelFileError(`${name} is still open in another tab of this browser, or in one that was just closed. Wait a moment and press Load again.`);
      });
    },
    async remove(name) {
      await (await there())?.removeEntry(name).catch(noSuchFile);
    },
  };
}

const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';

async function openModels(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory().catch((error: unknown) => {
    throw new ModelFileError(`This browser keeps no files for this page (${messageOf(error)}), as in a private window. Open the page in an ordinary window, or open the model from a file.`);
  });
  return root.getDirectoryHandle(FOLDER, { create: true });
}
