/** Where results of the GPU land for the CPU: a submit copies into `buffer`, then `read` takes all of it out. */
import type { Gpu } from './gpu.ts';

export class Landing {
  readonly buffer: GPUBuffer;

  constructor(gpu: Gpu, label: string, bytes: number) {
    this.buffer = gpu.readable(`${label} landing`, bytes);
  }

  /** Waits for what was submitted. A copy, so that the next submit may land. */
  async read(): Promise<ArrayBuffer> {
    await this.buffer.mapAsync(GPUMapMode.READ);
    const copy = this.buffer.getMappedRange().slice(0);
    this.buffer.unmap();
    return copy;
  }

  destroy(): void {
    this.buffer.destroy();
  }
}
