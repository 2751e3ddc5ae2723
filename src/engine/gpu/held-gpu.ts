/** A worker's one GPU: opened when it is first asked for, and again after it was lost or could not be had. */
import { messageOf } from '#engine/failure-of.ts';
import type { Capability } from '#engine/protocol.ts';
import { GpuError, type Gpu } from './gpu.ts';

export class HeldGpu {
  #gpu: Promise<Gpu> | null = null;

  /** `onLost`: all that lay on it is gone. */
  constructor(private readonly openGpu: () => Promise<Gpu>, private readonly onLost: () => void) {}

  async open(): Promise<Gpu> {
    const opening = (this.#gpu ??= this.openGpu());
    try {
      const gpu = await opening;
      void gpu.lost.then(() => this.#forget(opening));
      return gpu;
    } catch (error) {
      this.#forget(opening, false);
      throw error;
    }
  }

  /** Whether there is one, and why not. */
  async probe(): Promise<Capability> {
    try {
      const { adapterFacts } = await this.open();
      return { ok: true, adapter: adapterFacts };
    } catch (error) {
      if (error instanceof GpuError) return { ok: false, cause: error.absence, detail: error.message };
      return { ok: false, cause: 'no-adapter', detail: messageOf(error) };
    }
  }

  /** Gives back what it takes of the device; who asks again has one opened. */
  async letGo(): Promise<void> {
    const opened = this.#gpu;
    this.#gpu = null;
    // one that could not be had was told to whoever asked for it
    (await opened?.catch(() => null))?.destroy();
  }

  #forget(opened: Promise<Gpu>, lost = true): void {
    if (this.#gpu !== opened) return;
    this.#gpu = null;
    if (lost) this.onLost();
  }
}
