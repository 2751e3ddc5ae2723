/** A folder on this machine's disk as the readers of π-Bench know folders. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Folder } from '#core/pibench/read/folder.ts';

export function diskFolder(root: string): Folder {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => statSync(join(root, path)).isFile()).sort();
  return {
    name: basename(root),
    files: paths.map((path) => ({ path, bytes: statSync(join(root, path)).size })),
    text: async (path) => readFileSync(join(root, path), 'utf8'),
  };
}
