/**
 * A network to be trained, recorded once: operations add their forward and backward dispatches, and every step replays them.
 *
 * A value is rows of numbers on the GPU, with a gradient of the same shape if anything before it learns. The first operation
 * that passes a gradient back writes it, later ones add to it; which is first is known when the tape is finished, so kernels
 * have it as a constant. Gradients of parameters are cleared as a step begins, and always added to.
 *
 * x + f(x) has one gradient for both sides: what arrives at the sum is x's already, and f's way back adds to it in place. That
 * is why a sum costs nothing here (ops/linear.ts, `onto`).
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { RowCount } from './row-count.ts';

export interface Gradient {
  readonly part: GPUBufferBinding;
  /** Whether an operation writes it before the one that asks, on the way back. */
  written: boolean;
}

/** [rows][width] numbers. */
export interface Value {
  readonly rows: RowCount;
  readonly width: number;
  readonly data: GPUBufferBinding;
  /** null: nothing behind it learns. */
  readonly gradient: Gradient | null;
}

/** A tensor of the network: trained (its gradient is added to) or frozen (null). */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: GPUBufferBinding;
  readonly gradient: GPUBufferBinding | null;
}

/** Windows begin at multiples of 256 bytes, so what lies before one is rows to a multiple of this. */
const WINDOW_ROWS = 64;

export const wholeWindow = (rows: number): number => Math.ceil(rows / WINDOW_ROWS) * WINDOW_ROWS;

export type Recorder = (pass: GPUComputePassEncoder) => void;
/** Compiles an operation's way back; it asks `claim` whether each gradient is added to. */
type Backward = () => Promise<readonly Recorder[]>;

export class Tape {
  readonly #forward: Recorder[] = [];
  readonly #pending: Backward[] = [];
  readonly #backward: Recorder[] = [];
  readonly #buffers: GPUBuffer[] = [];

  constructor(readonly gpu: Gpu) {}

  rows(label: string, capacity: number): RowCount {
    const rows = new RowCount(this.gpu, label, capacity);
    this.#buffers.push(rows.uniform);
    return rows;
  }

  buffer(label: string, words: number): GPUBuffer {
    const buffer = this.gpu.storage(label, words * 4);
    this.#buffers.push(buffer);
    return buffer;
  }

  upload(label: string, data: Float32Array): GPUBuffer {
    const buffer = this.gpu.uploaded(label, data);
    this.#buffers.push(buffer);
    return buffer;
  }

  uniform(label: string, words: Uint32Array | Int32Array): GPUBuffer {
    const buffer = this.gpu.uniform(label, words);
    this.#buffers.push(buffer);
    return buffer;
  }

  value(label: string, rows: RowCount, width: number, learns: boolean): Value {
    const words = rows.capacity * width;
    const gradient = learns ? { part: { buffer: this.buffer(`${label} gradient`, words) }, written: false } : null;
    return { rows, width, data: { buffer: this.buffer(label, words) }, gradient };
  }

  /** Rows `first` and on of a value, as a value of its own. Both gradients are one buffer: pass back through one side only. */
  window(value: Value, first: number, rows: RowCount): Value {
    const offset = first * value.width * 4;
    const size = rows.capacity * value.width * 4;
    if (offset % 256 !== 0) throw new RangeError(`A window may not begin at byte ${offset}: bindings begin at multiples of 256.`);
    const part = ({ buffer }: GPUBufferBinding): GPUBufferBinding => ({ buffer, offset, size });
    return { rows, width: value.width, data: part(value.data), gradient: value.gradient && { part: part(value.gradient.part), written: false } };
  }

  /** Adds an operation. Its way back runs before those of operations added earlier. */
  add(forward: readonly Recorder[], backward: Backward | null): void {
    this.#forward.push(...forward);
    if (backward) this.#pending.push(backward);
  }

  /** True if the gradient holds something to be added to; from now on it does. */
  claim(gradient: Gradient): boolean {
    const { written } = gradient;
    gradient.written = true;
    return written;
  }

  /** To be called once, when all operations are added. */
  async finish(): Promise<void> {
    for (let backward = this.#pending.pop(); backward; backward = this.#pending.pop()) this.#backward.push(...(await backward()));
  }

  recordForward(pass: GPUComputePassEncoder): void {
    for (const record of this.#forward) record(pass);
  }

  recordBackward(pass: GPUComputePassEncoder): void {
    for (const record of this.#backward) record(pass);
  }

  destroy(): void {
    for (const buffer of this.#buffers) buffer.destroy();
  }
}
