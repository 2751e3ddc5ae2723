/**
 * How much of a stranger's folder is read at all: so many files and bytes as its list tells, those that make tasks before the files beside them, each in
 * the order of their paths. What is beyond is left out, and one sentence says so.
 */
import type { FileFault, Folder, FolderFile } from './folder.ts';
import { isAssetText, isOfTasks } from './read-persona.ts';

export const MOST_SET_BYTES = 16_000_000;
export const MOST_SET_FILES = 4000;

/** `roots`: of its personas. Files that nobody reads cost nothing. */
export function withinBudget(folder: Folder, roots: readonly string[]): { readonly folder: Folder; readonly faults: readonly FileFault[] } {
  const below = ({ path }: FolderFile): string[] => roots.flatMap((root) => (path.startsWith(root) ? [path.slice(root.length)] : []));
  const first = folder.files.filter((file) => below(file).some(isOfTasks));
  const known = new Set(first);
  const beside = folder.files.filter((file) => isAssetText(file) && !known.has(file) && below(file).some((path) => path.startsWith('tasks/')));
  const ordered = [first, beside].flatMap((files) => [...files].sort((a, b) => (a.path < b.path ? -1 : 1)));
  let [files, bytes] = [0, 0];
  const beyond = ordered.filter((file) => {
    if (files + 1 > MOST_SET_FILES || bytes + file.bytes > MOST_SET_BYTES) return true;
    files += 1;
    bytes += file.bytes;
    return false;
  });
  if (beyond.length === 0) return { folder, faults: [] };
  const left = new Set(beyond.map(({ path }) => path));
  const size = beyond.reduce((sum, file) => sum + file.bytes, 0) / 1e6;
  const sentence = `At most ${MOST_SET_FILES} files and ${MOST_SET_BYTES / 1e6} MB of text are read of one folder. ${beyond.length === 1 ? 'One file' : `${beyond.length} files`} (${size.toFixed(1)} MB) beyond that ${beyond.length === 1 ? 'was' : 'were'} left out, this one first: open a part of the folder.`;
  const text = (path: string): Promise<string> => (left.has(path) ? Promise.reject(new Error(`${path} was left out.`)) : folder.text(path));
  return { folder: { ...folder, text }, faults: [{ file: beyond[0]!.path, line: null, sentence }] };
}
