/** Files that are open: of what is ready, and of what is on its way to be. Each is known until it is closed. */
import type { ModelChoice } from '#engine/chat-protocol.ts';
import type { ModelShelf, OpenedFiles } from './model-shelf.ts';

export class OpenFiles {
  readonly #uses = new Map<string, number>();

  constructor(private readonly shelf: Pick<ModelShelf, 'open'>) {}

  has(key: string): boolean {
    return this.#uses.has(key);
  }

  async open(choice: ModelChoice, options: Parameters<ModelShelf['open']>[1]): Promise<OpenedFiles> {
    const files = await this.shelf.open(choice, options);
    const { key } = files;
    if (key === null) return files;
    this.#count(key, 1);
    return { ...files, close: async () => {
      this.#count(key, -1);
      await files.close();
    } };
  }

  #count(key: string, by: number): void {
    const left = (this.#uses.get(key) ?? 0) + by;
    if (left > 0) this.#uses.set(key, left);
    else this.#uses.delete(key);
  }
}
