/** Where models are kept: a folder each, with its files beside one another. OPFS in a browser (opfs-folders.ts), memory in tests (memory-folders.ts). */

export interface ModelFolders {
  names(): Promise<readonly string[]>;
  /** It is made when something is first written to it. */
  at(name: string): ModelFolder;
  remove(name: string): Promise<void>;
}

export interface ModelFolder {
  /** Of every file in it; of none where there is no such folder. */
  sizes(): Promise<ReadonlyMap<string, number>>;
  /** To read from, without taking it into memory. null: there is none of that name. */
  blob(name: string): Promise<Blob | null>;
  /** A small file, whole: what was there before stays until all is written. */
  replace(name: string, text: string): Promise<void>;
  /** To write to, at once and in place. One at a time may have it. */
  open(name: string): Promise<WritableFile>;
  remove(name: string): Promise<void>;
}

export type WritableFile = Pick<FileSystemSyncAccessHandle, 'write' | 'truncate' | 'flush' | 'close'>;
