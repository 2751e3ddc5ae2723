/** What a decoder keeps on the GPU besides its linears' weights: rope angles, q/k gains and biases, KV caches, and the activations of one pass. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { splitsFor, splitWidths } from '#engine/ops/attention.ts';
import { cacheBytes, type CacheForm } from '#engine/ops/cache-form.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import type { DecoderConfig } from './config.ts';
import type { SplitBuffers } from './decoder-kernels.ts';
import { ropeFrequencies } from './rope-frequencies.ts';

export interface BufferSizes {
  readonly context: number;
  readonly maxRows: number;
  readonly cache: CacheForm;
  readonly label: string;
}

/** What stands between the QKV projection and attention in one layer. */
export interface HeadVectors {
  /** Of the norms on q and k, [2][headDim]; ones where there are none. */
  readonly qkGains: Float32Array;
  /** Of q, k and v, one behind the other, as the linear's outputs lie; empty where there are none. */
  readonly bias: Float32Array;
}

export interface LayerBuffers {
  readonly qkGains: GPUBuffer;
  readonly bias: GPUBuffer;
  readonly k: GPUBuffer;
  readonly v: GPUBuffer;
}

export class DecoderBuffers {
  private readonly all: GPUBuffer[] = [];
  readonly angles: GPUBuffer;
  readonly layers: readonly LayerBuffers[];
  readonly hidden: GPUBuffer;
  readonly qkv: GPUBuffer;
  readonly q: GPUBuffer;
  /** Null where the context is one split. */
  readonly split: SplitBuffers | null;
  readonly attended: GPUBuffer;
  readonly gated: GPUBuffer;
  readonly logits: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    private readonly config: DecoderConfig,
    vectors: readonly HeadVectors[],
    private readonly sizes: BufferSizes,
  ) {
    const { vocab, hidden, heads, kvHeads, headDim, intermediate, ropeTheta, ropeScaling } = config;
    this.angles = this.upload('rope angles', ropeAngles(sizes.context, ropeFrequencies(headDim, ropeTheta, ropeScaling)));
    const shape = { heads, kvHeads, headDim, context: sizes.context };
    const keptBytes = cacheBytes(shape, sizes.cache);
    this.layers = vectors.map(({ qkGains, bias }, layer) => ({
      qkGains: this.upload(`layer ${layer} qk gains`, qkGains),
      bias: this.upload(`layer ${layer} qkv bias`, bias),
      k: this.keep(gpu.storage(`${sizes.label} layer ${layer} k`, keptBytes)),
      v: this.keep(gpu.storage(`${sizes.label} layer ${layer} v`, keptBytes)),
    }));
    this.hidden = this.activation('hidden', hidden);
    this.qkv = this.activation('qkv', (heads + 2 * kvHeads) * headDim);
    this.q = this.activation('q', heads * headDim);
    const splits = splitsFor(gpu, shape);
    const widths = splitWidths(shape, splits);
    this.split = splits.count > 1 ? { sums: this.activation('split sums', widths.sums), weighed: this.activation('split weights', widths.weighed) } : null;
    this.attended = this.activation('attended', heads * headDim);
    this.gated = this.activation('gated', intermediate);
    this.logits = this.activation('logits', vocab);
  }

  /** Room for the residual stream behind so many layers, by slot. */
  features(taps: number): GPUBuffer {
    return this.keep(this.gpu.storage(`${this.sizes.label} features`, this.sizes.context * taps * this.config.hidden * 4));
  }

  /** Room for where each row of a pass looks, in one layer. */
  shares(): GPUBuffer {
    return this.keep(this.gpu.storage(`${this.sizes.label} attention shares`, this.sizes.maxRows * this.sizes.context * 4));
  }

  private upload(name: string, data: Float32Array): GPUBuffer {
    return this.keep(this.gpu.uploaded(`${this.sizes.label} ${name}`, data));
  }

  private activation(name: string, width: number): GPUBuffer {
    return this.keep(this.gpu.storage(`${this.sizes.label} ${name}`, this.sizes.maxRows * width * 4));
  }

  private keep(buffer: GPUBuffer): GPUBuffer {
    this.all.push(buffer);
    return buffer;
  }

  destroy(): void {
    for (const buffer of this.all) buffer.destroy();
  }
}
