/**
 * An opened WebGPU device, and the few things the engine asks of it: buffers and kernels with names, errors with a
 * sentence. Called while a model loads, when a run begins, and where a number of rows is met for the first time; otherwise the
 * token loop only records dispatches.
 */
import type { AdapterFacts, GpuAbsence } from '#engine/protocol.ts';
import type { Binding, Kernel } from './kernel.ts';
import { KernelCache } from './kernel-cache.ts';
import { LiveBytes } from './live-bytes.ts';

/** A failure of the GPU that has a cause the page knows a remedy for. */
export class GpuError extends Error {
  constructor(
    readonly absence: GpuAbsence,
    message: string,
  ) {
    super(message);
    this.name = 'GpuError';
  }
}

export class Gpu {
  /** Resolves (never rejects) when the device is gone, with the sentence to show; not when we destroyed it ourselves. */
  readonly lost: Promise<GpuError>;
  #bytesMade = 0;

  constructor(
    readonly device: GPUDevice,
    readonly adapterFacts: AdapterFacts,
    private readonly kernels = new KernelCache(device),
    /** Of the whole device, parts among it. */
    readonly liveBytes = new LiveBytes(),
  ) {
    this.lost = device.lost.then(
      (info) =>
        new Promise((resolve) => {
          if (info.reason === 'destroyed') return;
          resolve(new GpuError('device-lost', `The GPU was lost in mid-run (${info.message || 'no reason given'}). Run again to reopen it.`));
        }),
    );
  }

  /** The same device and kernels, with a count of its own: for a part whose memory is asked for. */
  forPart(): Gpu {
    return new Gpu(this.device, this.adapterFacts, this.kernels, this.liveBytes);
  }

  /** Of all buffers that kernels use and that were made here, whether they are still there or not; parts count their own. */
  get bytesMade(): number {
    return this.#bytesMade;
  }

  #buffer(descriptor: GPUBufferDescriptor): GPUBuffer {
    this.#bytesMade += descriptor.size;
    return this.liveBytes.follow(this.device.createBuffer(descriptor));
  }

  /** A zeroed buffer that kernels read and write, and that can be copied to and from. */
  storage(label: string, bytes: number): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    return this.#buffer({ label, size: Math.max(4, Math.ceil(bytes / 4) * 4), usage });
  }

  /** A storage buffer that starts out holding `data`. */
  uploaded(label: string, data: Float32Array | Uint32Array): GPUBuffer {
    const buffer = this.storage(label, data.byteLength);
    this.device.queue.writeBuffer(buffer, 0, data.buffer, data.byteOffset, data.byteLength);
    return buffer;
  }

  uniform(label: string, words: Uint32Array | Int32Array): GPUBuffer {
    const buffer = this.#buffer({ label, size: Math.ceil(words.byteLength / 16) * 16, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
    this.device.queue.writeBuffer(buffer, 0, words.buffer, words.byteOffset, words.byteLength);
    return buffer;
  }

  /** What the CPU reads results from (landing.ts). Not among `bytesMade`. */
  readable(label: string, bytes: number): GPUBuffer {
    return this.liveBytes.follow(this.device.createBuffer({ label, size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST }));
  }

  /** Compiles `wgsl`, which has one entry point, or finds it compiled. `groups[g][b]` says how the kernel uses @group(g) @binding(b). */
  async kernel(label: string, wgsl: string, groups: readonly (readonly Binding[])[]): Promise<Kernel> {
    return this.kernels.compile(label, wgsl, groups);
  }

  /** The same without waiting: the first dispatch does. For a text that `kernel` has accepted with other sizes; it reports no faults. */
  kernelInPassing(label: string, wgsl: string, groups: readonly (readonly Binding[])[]): Kernel {
    return this.kernels.compileInPassing(label, wgsl, groups);
  }

  /**
   * Runs `allocate` and turns "out of memory" and invalid requests, which WebGPU reports late and silently, into a throw.
   * `allocate` is synchronous because error scopes are a stack: two loads at once must not pop each other's.
   */
  async guarded<T>(what: string, allocate: () => T): Promise<T> {
    this.device.pushErrorScope('validation');
    this.device.pushErrorScope('out-of-memory');
    const value = allocate();
    const [memory, validation] = await Promise.all([this.device.popErrorScope(), this.device.popErrorScope()]);
    if (memory) throw new GpuError('out-of-memory', `The GPU has no memory left for ${what}.`);
    if (validation) throw new Error(`The GPU refused ${what}: ${validation.message}`);
    return value;
  }

  destroy(): void {
    this.device.destroy();
  }
}
