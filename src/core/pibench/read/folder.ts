/**
 * Where a dataset's files lie: the shipped set behind its list, a folder that the visitor opened, a zip, a map in a test. Nothing is read
 * before it is asked for.
 */
export interface FolderFile {
  /** With `/`, below the folder's own root; never absolute, never with `..`. */
  readonly path: string;
  readonly bytes: number;
}

export interface Folder {
  readonly name: string;
  readonly files: readonly FolderFile[];
  /** UTF-8. Rejects where it cannot be read. */
  text(path: string): Promise<string>;
}

/** What does not hold, where: one broken file never stops the rest. */
export interface FileFault {
  readonly file: string;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
  /** What is wrong, and what to do. */
  readonly sentence: string;
}

/** A path that stays below its root. */
export const isInside = (path: string): boolean => path !== '' && !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..') && !path.includes('\0');

/** Files held as text. */
export function heldFolder(name: string, files: Readonly<Record<string, string>>): Folder {
  const encoder = new TextEncoder();
  return {
    name,
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: encoder.encode(text).length })),
    text: async (path) => {
      if (!Object.hasOwn(files, path)) throw new Error(`There is no ${path}.`);
      return files[path]!;
    },
  };
}
