/** Files in memory, for tests; writing can be made to fail half-way, as on a disk that is full, and files not to open, as where another program holds them. */
import type { ListedFiles } from './kept-trainings.ts';

export class MemoryFiles implements ListedFiles {
  readonly all = new Map<string, ArrayBuffer>();
  /** Writing is cut off. */
  failing = false;
  /** Files that do not open. */
  readonly held = new Set<string>();
  /** Names, in the order in which they were read. */
  readonly reads: string[] = [];
  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.all.keys()]);
  }
  read(name: string): Promise<ArrayBuffer | null> {
    this.reads.push(name);
    return this.held.has(name) ? Promise.reject(new Error('held')) : Promise.resolve(this.all.get(name) ?? null);
  }
  write(name: string, content: ArrayBuffer): Promise<void> {
    this.all.set(name, this.failing ? content.slice(0, 20) : content);
    return this.failing ? Promise.reject(new Error('full')) : Promise.resolve();
  }
  remove(name: string): Promise<void> {
    this.all.delete(name);
    return Promise.resolve();
  }
}
