/** Buffers that are given back together. One that arrives behind that is given back at once: what was under way when its owner went has no other. */
export class PlacedBuffers {
  readonly #all: GPUBuffer[] = [];
  #gone = false;

  get gone(): boolean {
    return this.#gone;
  }

  async keep(making: Promise<GPUBuffer>): Promise<GPUBuffer> {
    const buffer = await making;
    if (this.#gone) buffer.destroy();
    else this.#all.push(buffer);
    return buffer;
  }

  destroy(): void {
    this.#gone = true;
    for (const buffer of this.#all) buffer.destroy();
  }
}
