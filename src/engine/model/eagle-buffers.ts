/** What an EAGLE-3 drafter keeps on the GPU: weights as its kernels read them, its KV cache, and the activations of one pass. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { arrangeWeights } from '#engine/ops/arrange-weights.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import { draftPlaces, type EagleConfig } from './eagle-config.ts';
import { weight, type Weights } from './weights.ts';

/** What it reads of its target. */
export interface EagleSource {
  /** f32 [vocab][hidden]. */
  readonly embedding: GPUBuffer;
  /** f32 [context][taps][hidden], by slot. */
  readonly features: GPUBuffer;
}

export class EagleBuffers {
  private readonly all: GPUBuffer[] = [];
  readonly fuse: GPUBuffer;
  readonly weights: Readonly<Record<'qkv' | 'noGains' | 'attentionOut' | 'gateUp' | 'down' | 'head', GPUBuffer>>;
  /** By the target's id: the drafter's own number of the token + 1, or 0. */
  readonly places: GPUBuffer;
  readonly angles: GPUBuffer;
  readonly cache: { readonly k: GPUBuffer; readonly v: GPUBuffer };
  readonly fused: GPUBuffer;
  readonly x: GPUBuffer;
  readonly hidden: readonly [GPUBuffer, GPUBuffer];
  readonly qkv: GPUBuffer;
  readonly q: GPUBuffer;
  readonly attended: GPUBuffer;
  readonly gated: GPUBuffer;
  /** Logits of the draft vocabulary, and of the target's. */
  readonly said: GPUBuffer;
  readonly logits: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    config: EagleConfig,
    weights: Weights,
    { context, maxRows }: { readonly context: number; readonly maxRows: number },
  ) {
    const { vocab, draftVocab, hidden, heads, kvHeads, headDim, intermediate, targetLayers, ropeTheta } = config;
    const matrix = (name: string, outputs: number) => ({ data: weight(weights, `${name}.weight`), outputs });
    const layer = (name: string, outputs: number) => matrix(`midlayer.${name}`, outputs);
    const gain = (name: string) => weight(weights, `midlayer.${name}.weight`);
    const attention = [layer('self_attn.q_proj', heads * headDim), layer('self_attn.k_proj', kvHeads * headDim), layer('self_attn.v_proj', kvHeads * headDim)];
    const bothGains = Float32Array.from([...gain('input_layernorm'), ...gain('hidden_norm')]);
    const mlp = [layer('mlp.gate_proj', intermediate), layer('mlp.up_proj', intermediate)];
    const cacheBytes = kvHeads * context * headDim * 4;
    const activation = (name: string, width: number) => this.keep(gpu.storage(`eagle ${name}`, maxRows * width * 4));

    this.fuse = this.upload('fc', arrangeWeights([matrix('fc', hidden)], targetLayers.length * hidden));
    this.weights = {
      qkv: this.upload('qkv', arrangeWeights(attention, 2 * hidden, bothGains)),
      noGains: this.upload('no gains', new Float32Array(2 * headDim).fill(1)),
      attentionOut: this.upload('o', arrangeWeights([layer('self_attn.o_proj', hidden)], heads * headDim)),
      gateUp: this.upload('gate up', arrangeWeights(mlp, hidden, gain('post_attention_layernorm'))),
      down: this.upload('down', arrangeWeights([layer('mlp.down_proj', hidden)], intermediate)),
      head: this.upload('head', arrangeWeights([matrix('lm_head', draftVocab)], hidden, weight(weights, 'norm.weight'))),
    };
    this.places = this.upload('places', draftPlaces(weights, vocab));
    this.angles = this.upload('rope angles', ropeAngles(context, ropeFrequencies(headDim, ropeTheta, { kind: 'none' })));
    this.cache = { k: this.keep(gpu.storage('eagle k', cacheBytes)), v: this.keep(gpu.storage('eagle v', cacheBytes)) };
    this.fused = activation('fused', hidden);
    this.x = activation('x', 2 * hidden);
    this.hidden = [activation('hidden 0', hidden), activation('hidden 1', hidden)];
    this.qkv = activation('qkv', (heads + 2 * kvHeads) * headDim);
    this.q = activation('q', heads * headDim);
    this.attended = activation('attended', heads * headDim);
    this.gated = activation('gated', intermediate);
    this.said = activation('said', draftVocab);
    this.logits = activation('logits', vocab);
  }

  private upload(name: string, data: Float32Array | Uint32Array): GPUBuffer {
    return this.keep(this.gpu.uploaded(`eagle ${name}`, data));
  }

  private keep(buffer: GPUBuffer): GPUBuffer {
    this.all.push(buffer);
    return buffer;
  }

  destroy(): void {
    for (const buffer of this.all) buffer.destroy();
  }
}
