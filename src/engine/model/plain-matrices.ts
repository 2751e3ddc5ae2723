/** Matrices in f32, the gains in front of them multiplied in, arranged as the kernels read them (ops/arrange-weights.ts). */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { arrangeWeights } from '#engine/ops/arrange-weights.ts';
import type { EmbeddingTable } from '#engine/ops/embedding-table.ts';
import { linearAddOneRow, normLinearOneRow, normSwigluOneRow } from '#engine/ops/linear-one-row.ts';
import { featureLinear, linear, linearAdd } from '#engine/ops/linear.ts';
import { accumulatorsFor, type LinearShape } from '#engine/ops/linear-shape.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { normSwiglu } from '#engine/ops/norm-swiglu.ts';
import { outputsOf, type Linear, type Matrices, type MatricesOptions, type Site } from './matrices.ts';
import { PlacedBuffers } from './placed-buffers.ts';
import { weight, type Weights } from './weights.ts';

interface Kernels {
  readonly normLinear: typeof normLinear | typeof normLinearOneRow;
  readonly normSwiglu: typeof normSwiglu | typeof normSwigluOneRow;
  readonly linearAdd: typeof linearAdd | typeof linearAddOneRow;
  readonly accumulators: number;
}

/** What one row alone is fastest with (docs/bench-log.md). */
const oneRow: Kernels = { normLinear: normLinearOneRow, normSwiglu: normSwigluOneRow, linearAdd: linearAddOneRow, accumulators: 2 };

/** `weights` have been checked. */
export function plainMatrices(gpu: Gpu, weights: Weights, options: MatricesOptions): Matrices {
  return new PlainMatrices(gpu, weights, options, { normLinear, normSwiglu, linearAdd, accumulators: accumulatorsFor(gpu) });
}

class PlainMatrices implements Matrices {
  readonly #own = new PlacedBuffers();

  constructor(
    private readonly gpu: Gpu,
    private readonly weights: Weights,
    private readonly options: MatricesOptions,
    private readonly kernels: Kernels,
    /** By the site's name. */
    private readonly placed = new Map<string, Promise<GPUBuffer>>(),
  ) {}

  async vector(name: string): Promise<Float32Array> {
    return weight(this.weights, name);
  }

  async table({ name, parts }: Site): Promise<EmbeddingTable> {
    return { kind: 'plain', values: await this.#buffer(name, () => weight(this.weights, parts[0]!.halves[0]!)) };
  }

  async normLinear(site: Site, gains: Float32Array): Promise<Linear> {
    const [kernel, w] = await Promise.all([this.kernels.normLinear(this.gpu, this.#shape(site)), this.#place(site, gains)]);
    return (x, out) => kernel.on({ x, w, out });
  }

  async normSwiglu(site: Site, gains: Float32Array): Promise<Linear> {
    const [kernel, w] = await Promise.all([this.kernels.normSwiglu(this.gpu, this.#shape(site)), this.#place(site, gains)]);
    return (x, out) => kernel.on({ x, w, out });
  }

  async linearAdd(site: Site): Promise<Linear> {
    const [kernel, w] = await Promise.all([this.kernels.linearAdd(this.gpu, this.#shape(site)), this.#place(site)]);
    return (x, hidden) => kernel.on({ x, w, hidden });
  }

  async gainedLinear(site: Site, gains: Float32Array): Promise<Linear> {
    const [kernel, w] = await Promise.all([linear(this.gpu, this.#shape(site)), this.#place(site, gains)]);
    return (x, out) => kernel.on({ x, w, out });
  }

  async featureLinear(site: Site): Promise<Linear> {
    const [kernel, w] = await Promise.all([featureLinear(this.gpu, this.#shape(site)), this.#place(site)]);
    return (features, out) => kernel.on({ features, w, out });
  }

  forOneRow(): Matrices {
    return new PlainMatrices(this.gpu, this.weights, this.options, oneRow, this.placed);
  }

  /** Gains are part of what is placed, so that the part places its own. */
  forPart(gpu: Gpu): Matrices {
    return new PlainMatrices(gpu, this.weights, this.options, this.kernels);
  }

  #shape(site: Site): LinearShape {
    const { context, epsilon } = this.options;
    return { k: site.inputs, n: outputsOf(site), context, epsilon, accumulators: this.kernels.accumulators };
  }

  #place({ name, inputs, parts }: Site, gains?: Float32Array): Promise<GPUBuffer> {
    return this.#buffer(name, () => arrangeWeights(parts.flatMap(({ outputs, halves }) => halves.map((half) => ({ data: weight(this.weights, half), outputs }))), inputs, gains));
  }

  #buffer(name: string, values: () => Float32Array): Promise<GPUBuffer> {
    const known = this.placed.get(name);
    if (known) return known;
    const { label } = this.options;
    if (this.#own.gone) throw new Error(`The ${label} was given up while it was placed.`);
    const placing = this.#own.keep(this.gpu.guarded(`${name} of the ${label}`, () => this.gpu.uploaded(`${label} ${name}`, values())));
    this.placed.set(name, placing);
    return placing;
  }

  destroy(): void {
    this.#own.destroy();
  }
}
