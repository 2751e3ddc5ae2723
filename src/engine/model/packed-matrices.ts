/**
 * Matrices as they are stored, in 4 or 8 bits. They go to the GPU one after the other and some rows at a time: a file is never in memory as a
 * whole. Gains stay apart, so that models which share a matrix may each have their own in front of it.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { EmbeddingTable } from '#engine/ops/embedding-table.ts';
import { accumulatorsFor } from '#engine/ops/linear-shape.ts';
import { packWeights } from '#engine/ops/pack-weights.ts';
import { packedBytes, type PackedForm } from '#engine/ops/packed-form.ts';
import { packedFeatureLinear, packedGainedLinear, packedLinearAdd, packedNormLinear, packedNormSwiglu, type PackedLinearShape } from '#engine/ops/packed-linear.ts';
import { commonForm, inBlocksOf } from '#engine/ops/widen-coded.ts';
import { Turns } from '#engine/turns.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import { outputsOf, tensorsOf, type Linear, type Matrices, type MatricesOptions, type Site } from './matrices.ts';
import { PlacedBuffers } from './placed-buffers.ts';

/** Rows that are on their way to the GPU at once: a multiple of any head's size. */
const ROWS_AT_ONCE = 4096;

/** A matrix on the GPU. */
interface Placed {
  readonly form: PackedForm;
  readonly codes: GPUBuffer;
  readonly scales: GPUBuffer;
}

export function packedMatrices(gpu: Gpu, weights: StoredWeights, options: MatricesOptions): Matrices {
  return new PackedMatrices(gpu, weights, options);
}

class PackedMatrices implements Matrices {
  readonly #own = new PlacedBuffers();
  readonly #turns = new Turns();

  constructor(
    private readonly gpu: Gpu,
    private readonly weights: StoredWeights,
    private readonly options: MatricesOptions,
    /** By the tensors' names: a head that is the table is one with it. */
    private readonly placed = new Map<string, Promise<Placed>>(),
  ) {}

  vector(name: string): Promise<Float32Array> {
    return this.weights.vector(name);
  }

  async table(site: Site): Promise<EmbeddingTable> {
    return { kind: 'packed', ...(await this.#matrix(site)) };
  }

  async normLinear(site: Site, gains: Float32Array): Promise<Linear> {
    return this.#behindGains(packedNormLinear, site, gains);
  }

  async normSwiglu(site: Site, gains: Float32Array): Promise<Linear> {
    return this.#behindGains(packedNormSwiglu, site, gains);
  }

  async gainedLinear(site: Site, gains: Float32Array): Promise<Linear> {
    return this.#behindGains(packedGainedLinear, site, gains);
  }

  async linearAdd(site: Site): Promise<Linear> {
    const [kernel, { codes, scales }] = await Promise.all([packedLinearAdd(this.gpu, this.#shape(site)), this.#matrix(site)]);
    return (x, hidden) => kernel.on({ x, codes, scales, hidden });
  }

  async featureLinear(site: Site): Promise<Linear> {
    const [kernel, { codes, scales }] = await Promise.all([packedFeatureLinear(this.gpu, this.#shape(site)), this.#matrix(site)]);
    return (features, out) => kernel.on({ features, codes, scales, out });
  }

  async #behindGains(compile: typeof packedNormLinear | typeof packedNormSwiglu | typeof packedGainedLinear, site: Site, values: Float32Array): Promise<Linear> {
    const [kernel, { codes, scales }, gains] = await Promise.all([compile(this.gpu, this.#shape(site)), this.#matrix(site), this.#guarded(`${site.name} gains`, values)]);
    return (x, out) => kernel.on({ x, codes, scales, gains, out });
  }

  /** A packed kernel for one row is the one for every number of rows. */
  forOneRow(): null {
    return null;
  }

  forPart(gpu: Gpu): Matrices {
    return new PackedMatrices(gpu, this.weights, this.options, new Map(this.placed));
  }

  #formOf(site: Site): PackedForm {
    return commonForm(tensorsOf(site).map((name) => this.weights.formOf(name)));
  }

  #shape(site: Site): PackedLinearShape {
    const { context, epsilon } = this.options;
    return { k: site.inputs, n: outputsOf(site), context, epsilon, accumulators: accumulatorsFor(this.gpu), weights: this.#formOf(site) };
  }

  #matrix(site: Site): Promise<Placed> {
    const key = tensorsOf(site).join();
    const known = this.placed.get(key);
    if (known) return known;
    const placing = this.#turns.take(() => this.#place(site));
    this.placed.set(key, placing);
    return placing;
  }

  async #place(site: Site): Promise<Placed> {
    const { name, inputs, parts } = site;
    const form = this.#formOf(site);
    const halves = parts[0]!.halves.length;
    // of 4 outputs
    const perGroup = packedBytes(form, 4 * inputs);
    const groups = (outputsOf(site) / 4) * halves;
    const placed: Placed = { form, codes: await this.#storage(`${name} codes`, groups * perGroup.codes), scales: await this.#storage(`${name} scales`, groups * perGroup.scales) };
    let group = 0;
    for (const { outputs, halves: names } of parts) {
      for (let first = 0; first < outputs; first += ROWS_AT_ONCE) {
        const end = Math.min(first + ROWS_AT_ONCE, outputs);
        const coded = await Promise.all(names.map(async (half) => [inBlocksOf(form.block, await this.weights.rows(half, first, end))]));
        if (this.#own.gone) throw new Error(`The ${this.options.label} was given up while it was placed.`);
        const packed = packWeights(form, coded);
        const { queue } = this.gpu.device;
        for (const what of ['codes', 'scales'] as const) queue.writeBuffer(placed[what], group * perGroup[what], packed[what].buffer, packed[what].byteOffset, packed[what].byteLength);
        group += ((end - first) / 4) * halves;
      }
    }
    return placed;
  }

  #storage(name: string, bytes: number): Promise<GPUBuffer> {
    const { label } = this.options;
    return this.#own.keep(this.gpu.guarded(`${name} of the ${label}`, () => this.gpu.storage(`${label} ${name}`, bytes)));
  }

  #guarded(name: string, values: Float32Array): Promise<GPUBuffer> {
    const { label } = this.options;
    return this.#own.keep(this.gpu.guarded(`${name} of the ${label}`, () => this.gpu.uploaded(`${label} ${name}`, values)));
  }

  destroy(): void {
    this.#own.destroy();
  }
}
