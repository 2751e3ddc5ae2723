/** Something that is made when it is first asked for, and once, also by those who ask meanwhile; where making it failed, the next one who asks tries again. */
export class MadeOnce<Value> {
  #made: Promise<Value> | null = null;

  get(make: () => Promise<Value>): Promise<Value> {
    return (this.#made ??= make().catch((error: unknown) => {
      this.#made = null;
      throw error;
    }));
  }
}
