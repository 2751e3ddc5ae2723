/**
 * How much of a device's memory our buffers take: now, and at their most so far. A buffer counts from when it is made until it is destroyed; one
 * that is only let go counts on, since nobody tells when it is collected. What an implementation stages while it uploads is its own, and not counted.
 */
export class LiveBytes {
  #now = 0;
  #most = 0;

  get now(): number {
    return this.#now;
  }

  get most(): number {
    return this.#most;
  }

  /** Counts the buffer as it is made. */
  follow(buffer: GPUBuffer): GPUBuffer {
    const { size } = buffer;
    const destroy = buffer.destroy.bind(buffer);
    let there = true;
    this.#now += size;
    this.#most = Math.max(this.#most, this.#now);
    buffer.destroy = () => {
      if (there) this.#now -= size;
      there = false;
      destroy();
    };
    return buffer;
  }
}
