/**
 * A folder that the visitor opened, as a Folder (pibench.md 8.7): listed once within limits, each file read when it is asked for. What is hidden
 * (`.git`, `.history`), what others wrote for their tools (`node_modules`), and what would lie outside is left out, and counted.
 */
import { isInside, type Folder, type FolderFile } from '#core/pibench/read/folder.ts';

export const MOST_FILES = 20_000;
/** Of one file that is read as text: a long history of messages, and no film. */
export const MOST_TEXT_BYTES = 20_000_000;
const LONGEST_PATH = 1000;
const MOST_NAMED = 20;

export interface LeftOut {
  /** Hidden files, and folders of tools. */
  readonly hidden: number;
  /** Their paths lead elsewhere, or are too long. */
  readonly outside: number;
  /** The first of these, by name. Absent: none. */
  readonly refused?: readonly string[];
  /** There were more files than are listed. */
  readonly full: boolean;
}

export interface OpenedFolder {
  /** It came packed. */
  readonly zip?: true;
  readonly folder: Folder;
  readonly leftOut: LeftOut;
}

/** A part of a path that nobody looks into. */
export const isSkipped = (part: string): boolean => part.startsWith('.') || part === 'node_modules' || part === '__pycache__' || part === '__MACOSX';

export class FolderIntake {
  readonly #files: FolderFile[] = [];
  readonly #read = new Map<string, () => Promise<string>>();
  #hidden = 0;
  #outside = 0;
  readonly #refused: string[] = [];
  #full = false;

  /** Nothing more is taken: whoever walks may stop. */
  get full(): boolean {
    return this.#full;
  }

  skip(): void {
    this.#hidden += 1;
  }

  take(path: string, bytes: number, read: () => Promise<string>): void {
    if (!isInside(path) || path.length > LONGEST_PATH || this.#read.has(path)) this.#refuse(path);
    else if (path.split('/').some(isSkipped)) this.#hidden += 1;
    else if (this.#files.length === MOST_FILES) this.#full = true;
    else {
      this.#files.push({ path, bytes });
      this.#read.set(path, read);
    }
  }

  #refuse(path: string): void {
    this.#outside += 1;
    if (this.#refused.length < MOST_NAMED) this.#refused.push(path.slice(0, 200));
  }

  folder(name: string): OpenedFolder {
    const [files, read] = [this.#files, this.#read];
    const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
    const text = async (path: string): Promise<string> => {
      const reader = read.get(path);
      if (!reader) throw new Error(`There is no ${path}.`);
      if ((sizes.get(path) ?? 0) > MOST_TEXT_BYTES) throw new Error(`${path} holds more than ${MOST_TEXT_BYTES / 1e6} MB, so it was not read.`);
      return reader();
    };
    return { folder: { name, files, text }, leftOut: { hidden: this.#hidden, outside: this.#outside, ...(this.#refused.length > 0 && { refused: this.#refused }), full: this.#full } };
  }
}
