/**
 * What a network learns: all its tensors in one buffer of values, and the same layout three times more, for gradients and for
 * AdamW's two moments. What lies between tensors (parameter-places.ts) is zero and stays zero. The optimiser,
 * the norm and a checkpoint then take one dispatch or one copy each.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import type { Weights } from '#engine/model/weights.ts';
import { placesOf, tensorsAt, type Place, type Places } from './parameter-places.ts';
import type { Weight } from './tape.ts';

/** What a run goes on from, to the bit: everything that AdamW reads. */
export interface ParameterState {
  readonly values: Float32Array;
  readonly m: Float32Array;
  readonly v: Float32Array;
}

export class Parameters {
  /** Numbers in each buffer. */
  readonly count: number;
  readonly values: GPUBuffer;
  readonly gradients: GPUBuffer;
  readonly m: GPUBuffer;
  readonly v: GPUBuffer;
  readonly #places: Places;

  constructor(
    private readonly gpu: Gpu,
    shapes: ReadonlyMap<string, readonly number[]>,
  ) {
    this.#places = placesOf(shapes);
    this.count = this.#places.count;
    const buffer = (label: string): GPUBuffer => gpu.storage(`parameters: ${label}`, this.count * 4);
    this.values = buffer('values');
    this.gradients = buffer('gradients');
    this.m = buffer('m');
    this.v = buffer('v');
  }

  /** Trained numbers, without what lies between tensors. */
  get size(): number {
    return [...this.#places.of.values()].reduce((sum, { count }) => sum + count, 0);
  }

  weight(name: string): Weight {
    const { shape, first, count } = this.#place(name);
    const part = (buffer: GPUBuffer): GPUBufferBinding => ({ buffer, offset: first * 4, size: count * 4 });
    return { shape, data: part(this.values), gradient: part(this.gradients) };
  }

  /** Throws a sentence when a tensor is missing or of another shape. The moments are left alone. */
  write(weights: Weights): void {
    const values = new Float32Array(this.count);
    for (const [name, { shape, first }] of this.#places.of) {
      const tensor = weights.get(name);
      if (!tensor) throw new Error(`The checkpoint lacks tensor ${name}.`);
      if (tensor.shape.join() !== shape.join()) throw new Error(`Tensor ${name} of the checkpoint is ${tensor.shape.join('x')}, not ${shape.join('x')}.`);
      values.set(tensor.data, first);
    }
    this.gpu.device.queue.writeBuffer(this.values, 0, values);
  }

  async readWeights(): Promise<Weights> {
    return tensorsAt(this.#places, await readFloats(this.gpu, this.values));
  }

  async readGradients(): Promise<Weights> {
    return tensorsAt(this.#places, await readFloats(this.gpu, this.gradients));
  }

  async readState(): Promise<ParameterState> {
    const [values, m, v] = await Promise.all([this.values, this.m, this.v].map((buffer) => readFloats(this.gpu, buffer)));
    return { values: values!, m: m!, v: v! };
  }

  writeState({ values, m, v }: ParameterState): void {
    for (const [buffer, data] of [[this.values, values], [this.m, m], [this.v, v]] as const) {
      if (data.length !== this.count) throw new Error(`The checkpoint holds ${data.length} numbers where this drafter has ${this.count}.`);
      this.gpu.device.queue.writeBuffer(buffer, 0, data);
    }
  }

  #place(name: string): Place {
    const place = this.#places.of.get(name);
    if (!place) throw new Error(`There is no parameter ${name}.`);
    return place;
  }

  destroy(): void {
    for (const buffer of [this.values, this.gradients, this.m, this.v]) buffer.destroy();
  }
}
