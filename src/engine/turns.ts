/**
 * One at a time: whoever takes a turn waits for those before. While one waits for somebody else (a paused training for its visitor) it may
 * rest: others take their turns meanwhile, and it goes on when none is under way.
 */
export type Rest = <Result>(wait: () => Promise<Result>) => Promise<Result>;

export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  async take<Result>(work: (rest: Rest) => Promise<Result>): Promise<Result> {
    let release = await this.#next();
    const rest: Rest = async (wait) => {
      release();
      try {
        return await wait();
      } finally {
        release = await this.#next();
      }
    };
    try {
      return await work(rest);
    } finally {
      release();
    }
  }

  /** Resolves, when all before have had their turn, to what ends this one. */
  async #next(): Promise<() => void> {
    const before = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise<void>((resolve) => { release = resolve; });
    await before;
    return release;
  }
}
