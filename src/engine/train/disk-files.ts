/** Files in a folder on disk, for a training in Node: whole or not there. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './checkpoint-slots.ts';

export function diskFiles(folder: string): Files {
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(join(folder, name))).buffer;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async write(name, content) {
      await mkdir(folder, { recursive: true });
      const part = join(folder, `${name}.part`);
      await writeFile(part, new Uint8Array(content));
      await rename(part, join(folder, name));
    },
    async remove(name) {
      await rm(join(folder, name), { force: true });
    },
  };
}
