/**
 * When the next round of a run may begin: not further ahead of the eye than a few batches (an eye that rests pauses the run), never
 * after a stop.
 */

/** Batches that the page may have yet to pass. */
export const MOST_AHEAD = 8;

export class RunGate {
  #stopped = false;
  #acknowledged = 0;
  #wake: (() => void)[] = [];

  stop(): void {
    this.#stopped = true;
    this.#changed();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  acknowledge(batch: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, batch);
    this.#changed();
  }

  /** Waits until the round after batch number `sent` may begin; false: the run is to end. */
  async open(sent: number): Promise<boolean> {
    while (!this.#stopped && sent - this.#acknowledged >= MOST_AHEAD) {
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    return !this.#stopped;
  }

  #changed(): void {
    const woken = this.#wake;
    this.#wake = [];
    for (const resolve of woken) resolve();
  }
}
