/** What a decoder keeps on the GPU: weights as its kernels read them, KV caches, and the activations of one pass. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { arrangeWeights } from '#engine/ops/arrange-weights.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import type { DecoderConfig } from './config.ts';
import { weight, type Weights } from './weights.ts';

export interface BufferSizes {
  readonly context: number;
  readonly maxRows: number;
  readonly label: string;
  /** The table, if it is another decoder's. */
  readonly embedding: GPUBuffer | null;
}

export interface LayerBuffers {
  readonly qkv: GPUBuffer;
  readonly qkGains: GPUBuffer;
  readonly attentionOut: GPUBuffer;
  readonly gateUp: GPUBuffer;
  readonly down: GPUBuffer;
  readonly k: GPUBuffer;
  readonly v: GPUBuffer;
}

export class DecoderBuffers {
  private readonly all: GPUBuffer[] = [];
  readonly embedding: GPUBuffer;
  readonly head: GPUBuffer;
  readonly angles: GPUBuffer;
  readonly layers: readonly LayerBuffers[];
  readonly hidden: GPUBuffer;
  readonly qkv: GPUBuffer;
  readonly q: GPUBuffer;
  readonly attended: GPUBuffer;
  readonly gated: GPUBuffer;
  readonly logits: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    private readonly config: DecoderConfig,
    private readonly weights: Weights,
    private readonly sizes: BufferSizes,
  ) {
    const { vocab, hidden, heads, kvHeads, headDim, intermediate } = config;
    const table = weight(weights, 'model.embed_tokens.weight');
    const headTable = config.tied ? table : weight(weights, 'lm_head.weight');
    this.embedding = sizes.embedding ?? this.upload('embedding', table);
    this.head = this.upload('head', arrangeWeights([{ data: headTable, outputs: vocab }], hidden, weight(weights, 'model.norm.weight')));
    this.angles = this.upload('rope angles', ropeAngles(sizes.context, headDim, config.ropeTheta));
    this.layers = Array.from({ length: config.layers }, (_, index) => this.layer(index));
    this.hidden = this.activation('hidden', hidden);
    this.qkv = this.activation('qkv', (heads + 2 * kvHeads) * headDim);
    this.q = this.activation('q', heads * headDim);
    this.attended = this.activation('attended', heads * headDim);
    this.gated = this.activation('gated', intermediate);
    this.logits = this.activation('logits', vocab);
  }

  private layer(index: number): LayerBuffers {
    const { hidden, heads, kvHeads, headDim, intermediate, qkNorm } = this.config;
    const at = `model.layers.${index}`;
    const matrix = (name: string, outputs: number) => ({ data: weight(this.weights, `${at}.${name}.weight`), outputs });
    const gain = (name: string) => weight(this.weights, `${at}.${name}.weight`);
    const q = matrix('self_attn.q_proj', heads * headDim);
    const k = matrix('self_attn.k_proj', kvHeads * headDim);
    const v = matrix('self_attn.v_proj', kvHeads * headDim);
    const gains = qkNorm ? [...gain('self_attn.q_norm'), ...gain('self_attn.k_norm')] : new Array<number>(2 * headDim).fill(1);
    const mlp = [matrix('mlp.gate_proj', intermediate), matrix('mlp.up_proj', intermediate)];
    const cacheBytes = kvHeads * this.sizes.context * headDim * 4;
    return {
      qkv: this.upload(`${at} qkv`, arrangeWeights([q, k, v], hidden, gain('input_layernorm'))),
      qkGains: this.upload(`${at} qk gains`, Float32Array.from(gains)),
      attentionOut: this.upload(`${at} o`, arrangeWeights([matrix('self_attn.o_proj', hidden)], heads * headDim)),
      gateUp: this.upload(`${at} gate up`, arrangeWeights(mlp, hidden, gain('post_attention_layernorm'))),
      down: this.upload(`${at} down`, arrangeWeights([matrix('mlp.down_proj', hidden)], intermediate)),
      k: this.keep(this.gpu.storage(`${this.sizes.label} ${at} k`, cacheBytes)),
      v: this.keep(this.gpu.storage(`${this.sizes.label} ${at} v`, cacheBytes)),
    };
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
