/** What an EAGLE-3 drafter keeps on the GPU besides its matrices: the tokens it can say, its KV cache, and the activations of one pass. */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { EmbeddingTable } from '#engine/ops/embedding-table.ts';
import { ropeAngles } from '#engine/ops/rotate.ts';
import { ropeFrequencies } from './rope-frequencies.ts';
import type { EagleConfig } from './eagle-config.ts';

/** What it reads of its target. */
export interface EagleSource {
  readonly table: EmbeddingTable;
  /** f32 [context][taps][hidden], by slot. */
  readonly features: GPUBuffer;
}

export class EagleBuffers {
  private readonly all: GPUBuffer[] = [];
  /** Of norms on q and k, which it has none of. */
  readonly noGains: GPUBuffer;
  /** By the target's id: the drafter's own number of the token + 1, or 0. */
  readonly places: GPUBuffer;
  readonly angles: GPUBuffer;
  readonly cache: { readonly k: GPUBuffer; readonly v: GPUBuffer };
  /** Where the target's table is packed: the tokens behind the rows' slots. */
  readonly embedded: GPUBuffer;
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
    places: Uint32Array,
    { context, maxRows }: { readonly context: number; readonly maxRows: number },
  ) {
    const { vocab, draftVocab, hidden, heads, kvHeads, headDim, intermediate, ropeTheta } = config;
    const cacheBytes = kvHeads * context * headDim * 4;
    const activation = (name: string, width: number) => this.keep(gpu.storage(`eagle ${name}`, maxRows * width * 4));
    this.noGains = this.upload('no gains', new Float32Array(2 * headDim).fill(1));
    this.places = this.upload('places', places);
    this.angles = this.upload('rope angles', ropeAngles(context, ropeFrequencies(headDim, ropeTheta, { kind: 'none' })));
    this.cache = { k: this.keep(gpu.storage('eagle k', cacheBytes)), v: this.keep(gpu.storage('eagle v', cacheBytes)) };
    this.embedded = activation('embedded', hidden);
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
