/**
 * When the next round of a run may begin: not while paused (unless stepped), not further ahead of the eye than a few batches,
 * never after a stop.
 */

/** Batches that the page may have yet to pass. */
export const MOST_AHEAD = 8;

export class RunGate {
  #paused = false;
  #steps = 0;
  #stopped = false;
  #acknowledged = 0;
  #wake: (() => void)[] = [];

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#steps = 0;
    this.#changed();
  }

  /** One more round while paused. */
  step(): void {
    if (this.#paused) this.#steps += 1;
    this.#changed();
  }

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
    while (!this.#stopped && (sent - this.#acknowledged >= MOST_AHEAD || (this.#paused && this.#steps === 0))) {
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
    if (this.#paused && this.#steps > 0) this.#steps -= 1;
    return !this.#stopped;
  }

  #changed(): void {
    const woken = this.#wake;
    this.#wake = [];
    for (const resolve of woken) resolve();
  }
}
