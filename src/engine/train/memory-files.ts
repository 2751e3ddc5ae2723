/** Files in memory, for tests; writing can be made to fail half-way, as on a disk that is full. */
import type { ListedFiles } from './kept-trainings.ts';

export class MemoryFiles implements ListedFiles {
  readonly all = new Map<string, ArrayBuffer>();
  /** Writing is cut off. */
  failing = false;
  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.all.keys()]);
  }
  read(name: string): Promise<ArrayBuffer | null> {
    return Promise.resolve(this.all.get(name) ?? null);
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
