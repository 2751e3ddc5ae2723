/** How far a training may go: no step beyond the one that the page allows begins, and none after a stop. */
export class TrainingGate {
  #until = 0;
  #stopped = false;
  #wake: (() => void)[] = [];

  /** Pausing is allowing the step that is done. */
  allow(until: number): void {
    this.#until = until;
    this.#changed();
  }

  stop(): void {
    this.#stopped = true;
    this.#changed();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Whether step number `step` has to wait. */
  waits(step: number): boolean {
    return !this.#stopped && step > this.#until;
  }

  /** Waits until step number `step` may begin; false: the training is to end. */
  async open(step: number): Promise<boolean> {
    while (this.waits(step)) await new Promise<void>((resolve) => this.#wake.push(resolve));
    return !this.#stopped;
  }

  #changed(): void {
    const woken = this.#wake;
    this.#wake = [];
    for (const resolve of woken) resolve();
  }
}
