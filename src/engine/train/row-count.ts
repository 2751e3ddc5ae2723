/** How many rows buffers of one kind hold in this step: kernels read it on the GPU, dispatches are sized by it here. */
import type { Gpu } from '#engine/gpu/gpu.ts';

export class RowCount {
  readonly uniform: GPUBuffer;
  #count: number;

  /** Starts at its capacity, which buffers are sized for. */
  constructor(
    private readonly gpu: Gpu,
    readonly label: string,
    readonly capacity: number,
  ) {
    this.#count = capacity;
    this.uniform = gpu.uniform(`${label} count`, Uint32Array.of(capacity));
  }

  get count(): number {
    return this.#count;
  }

  set(count: number): void {
    if (!Number.isInteger(count) || count < 0 || count > this.capacity) throw new RangeError(`A step takes at most ${this.capacity} ${this.label}, not ${count}.`);
    this.#count = count;
    this.gpu.device.queue.writeBuffer(this.uniform, 0, Uint32Array.of(count));
  }
}
