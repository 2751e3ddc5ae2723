/**
 * The forward pass of a decoder on the GPU (Qwen3 or Llama configuration): 6 dispatches a layer (7 where the context
 * is split) and 2 around them.
 *
 *   embedding -> layers x (norm + QKV -> rotate + KV write -> attention -> o-projection + residual
 *                          -> norm + gate/up + SwiGLU -> down-projection + residual) -> norm + head
 *
 * The same kernels run for one row (plain decoding), for gamma + 1 rows (verification) and for chunks of a prompt, and a
 * row's result does not depend on which: greedy output agrees to the bit. KV cache of a layer: K and V, each
 * [kv heads][context][head dim] in f32 or f16; its length is the sequence's n, so rolling back is free.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { attentionShares } from '#engine/ops/attention-shares.ts';
import type { CacheForm } from '#engine/ops/cache-form.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import { tap } from '#engine/ops/tap.ts';
import type { DecoderConfig } from './config.ts';
import { compileKernels, type DecoderKernels } from './decoder-kernels.ts';
import { DecoderBuffers, type HeadVectors, type LayerBuffers } from './decoder-buffers.ts';
import type { Ends, Linears } from './decoder-linears.ts';
import { RowGroups } from './row-groups.ts';
import type { Sequence } from './sequence.ts';

export interface DecoderOptions {
  readonly sequence: Sequence;
  /** The most rows that one pass may take. */
  readonly maxRows: number;
  readonly label: string;
  /** Its passes are blocks, each row of which sees the whole block (shaders/lib/block.wgsl); its linears' embedding is one for blocks. */
  readonly inBlocks?: boolean;
  /** How K and V are kept: 'single' unless said. A drafter that reads a decoder's features may keep its own as it likes. */
  readonly cache?: CacheForm;
}

/** Rows n + offset + 0 .. rows - 1, where n is the sequence's committed length when the pass runs. The anchor row is offset -1. */
export interface PassRows {
  readonly offset: number;
  readonly rows: number;
  /** In a tree (whose anchor is at offset -1): the node of the first row. */
  readonly first?: number;
}

/** What passes leave for drafters: the residual stream behind some layers, before any norm. */
export interface Taps {
  /** Layers by index, in the order of the features. */
  readonly layers: readonly number[];
  /** f32 [context][layers][hidden], by slot. As in the KV cache, what lies behind the committed text is overwritten later. */
  readonly features: GPUBuffer;
}

/** Where each row of a block looked, f32 [rows][context], the mean over the heads: one for each layer. */
type Shares = readonly GPUBuffer[];

/** In what a decoder's passes differ from a plain one's. */
interface Form {
  readonly tree: GPUBuffer | null;
  readonly taps: (Taps & { /** one for each layer */ readonly steps: readonly Step[] }) | null;
  readonly shares: { readonly buffers: Shares; /** one for each layer */ readonly steps: readonly Step[] } | null;
}

const PLAIN: Form = { tree: null, taps: null, shares: null };

export class Decoder {
  private readonly rowGroups: RowGroups;
  private readonly steps: Chain;
  private readonly treeGroup: GPUBindGroup | null;

  private constructor(
    private readonly gpu: Gpu,
    readonly config: DecoderConfig,
    private readonly options: DecoderOptions,
    private readonly linears: Linears,
    private readonly kernels: DecoderKernels,
    private readonly buffers: DecoderBuffers,
    private readonly form: Form = PLAIN,
  ) {
    const { tree, taps, shares } = form;
    this.rowGroups = new RowGroups(gpu, options.sequence, kernels.groups, options);
    this.steps = chain(linears, kernels, buffers, options.sequence, {
      attention: (layer) => shares?.steps.slice(layer, layer + 1) ?? [],
      layer: (layer) => taps?.steps.filter((_, i) => taps.layers[i] === layer) ?? [],
    });
    this.treeGroup = tree && kernels.groups.tree(tree);
  }

  /** Over weights that are on the GPU (open-decoder.ts); they are gone with it, also if it cannot be made. */
  static async over(gpu: Gpu, config: DecoderConfig, linears: Linears, vectors: readonly HeadVectors[], options: DecoderOptions): Promise<Decoder> {
    const { sequence: { context }, label, maxRows, inBlocks = false, cache = 'single' } = options;
    let made: DecoderBuffers | undefined;
    try {
      if (context > config.context) throw new Error(`The ${label} takes ${config.context} positions, not ${context}.`);
      const kernels = await compileKernels(gpu, config, context, inBlocks ? 'block' : 'chain', cache);
      const buffers = await gpu.guarded(`the ${label}`, () => (made = new DecoderBuffers(gpu, config, vectors, { context, maxRows, label, cache })));
      return new Decoder(gpu, config, options, linears, kernels, buffers);
    } catch (error) {
      linears.destroy();
      // what did find room, beside what did not
      made?.destroy();
      throw error;
    }
  }

  /** The same weights, cache and sequence, with linears that do exactly one row: a benchmark's yardstick. Gone with this decoder. */
  async forOneRow(): Promise<Decoder> {
    const linears = await this.linears.forOneRow();
    if (!linears) throw new Error(`The ${this.options.label} has no kernels that do one row alone.`);
    return new Decoder(this.gpu, this.config, this.options, linears, this.kernels, this.buffers);
  }

  /** The same weights, cache and sequence, for passes whose rows are nodes of `tree` (ops/tree-layout.ts). Gone with this decoder. */
  async forTree(tree: GPUBuffer): Promise<Decoder> {
    const kernels = await compileKernels(this.gpu, this.config, this.options.sequence.context, 'tree', this.cache);
    return new Decoder(this.gpu, this.config, this.options, this.linears, kernels, this.buffers, { ...this.form, tree });
  }

  /**
   * The same weights, cache and sequence, for passes that leave the residual stream behind these layers (the first is 0) for
   * drafters. Each call makes features of its own, gone with this decoder; one that leaves just these already is the one.
   */
  async withTaps(layers: readonly number[]): Promise<Decoder> {
    if (this.taps?.layers.join() === layers.join()) return this;
    const { gpu, config: { hidden }, options: { sequence: { context } }, buffers } = this;
    const outside = layers.find((layer) => !(Number.isInteger(layer) && layer >= 0 && layer < this.config.layers));
    if (outside !== undefined) throw new RangeError(`The ${this.options.label} has layers 0 to ${this.config.layers - 1}, no layer ${outside}.`);
    const features = await gpu.guarded(`the ${this.options.label}'s features`, () => buffers.features(layers.length));
    const kernels = await Promise.all(layers.map((_, index) => tap(gpu, { hidden, context, index, count: layers.length })));
    const steps = kernels.map((kernel) => kernel.on({ hidden: buffers.hidden, features }));
    return new Decoder(gpu, this.config, this.options, this.linears, this.kernels, buffers, { ...this.form, taps: { layers, features, steps } });
  }

  /** Of a decoder of blocks: the same weights, cache and sequence, for passes that leave where their rows look. Gone with this decoder. */
  async withShares(): Promise<Decoder> {
    const { gpu, config: { layers, heads, kvHeads, headDim }, options: { sequence: { context }, label }, buffers } = this;
    const kernel = await attentionShares(gpu, { heads, kvHeads, headDim, context, cache: this.cache });
    const shares = await gpu.guarded(`where the ${label} looks`, () => Array.from({ length: layers }, () => buffers.shares()));
    const steps = buffers.layers.map(({ k }, layer) => kernel.on({ q: buffers.q, kCache: k, shares: shares[layer]! }));
    return new Decoder(gpu, this.config, this.options, this.linears, this.kernels, buffers, { ...this.form, shares: { buffers: shares, steps } });
  }

  /** f32 [maxRows][vocab]: the first `rows` rows hold the logits of the last pass. */
  get logits(): GPUBuffer {
    return this.buffers.logits;
  }

  /** In which `kvCache` holds K and V. */
  get cache(): CacheForm {
    return this.options.cache ?? 'single';
  }

  /** Per layer, K and V: [kv heads][context][head dim] in the form of `cache`; and the gains that a key went through. */
  get kvCache(): readonly LayerBuffers[] {
    return this.buffers.layers;
  }

  /** Table and head, for drafters that take them over. They outlive no decoder. */
  get ends(): Ends {
    return this.linears.ends;
  }

  /** By which a position turns q and k (ops/rotate.ts). */
  get angles(): GPUBuffer {
    return this.buffers.angles;
  }

  /** What this decoder's passes leave for drafters; null unless it was made so. */
  get taps(): Taps | null {
    return this.form.taps;
  }

  /** Where the rows of the last block looked, by layer; null unless it was made so. */
  get shares(): Shares | null {
    return this.form.shares?.buffers ?? null;
  }

  /**
   * Records one forward pass: reads token ids at the rows' positions, writes their K and V there, and leaves logits.
   * Rows beyond the context (or before it) are harmless: they write no K or V, and nobody may use their logits.
   */
  record(pass: GPUComputePassEncoder, at: PassRows): void {
    this.#setRows(pass, at);
    for (const step of this.steps.whole) step.record(pass, at.rows);
  }

  /** The same for K, V and features alone, as a prompt is read: no logits, and nothing of the last layer that only they need. */
  recordKeys(pass: GPUComputePassEncoder, at: PassRows): void {
    this.#setRows(pass, at);
    for (const step of this.steps.keys) step.record(pass, at.rows);
  }

  #setRows(pass: GPUComputePassEncoder, at: PassRows): void {
    pass.setBindGroup(1, this.rowGroups.of(at));
    if (this.treeGroup) pass.setBindGroup(2, this.treeGroup);
  }

  destroy(): void {
    this.linears.destroy();
    this.buffers.destroy();
    this.rowGroups.destroy();
  }
}

/** What stands behind a layer's attention, while its queries are there, and behind the whole layer. */
interface Behind {
  readonly attention: (layer: number) => readonly Step[];
  readonly layer: (layer: number) => readonly Step[];
}

/** The pass as a list of kernels, each bound to its layer's weights and cache. */
interface Chain {
  readonly whole: readonly Step[];
  /** Without what only logits need. */
  readonly keys: readonly Step[];
}

function chain(linears: Linears, kernels: DecoderKernels, buffers: DecoderBuffers, sequence: Sequence, behind: Behind): Chain {
  const { hidden, qkv, q, split, attended, gated, logits, angles } = buffers;
  const layers = linears.layers.map((layer, index) => {
    const { qkGains: gains, bias, k: kCache, v: vCache } = buffers.layers[index]!;
    return {
      keys: [layer.qkv(hidden, qkv), kernels.rotate({ qkv, angles, gains, bias, q, kCache, vCache })],
      rest: [
        ...kernels.attention({ q, kCache, vCache, out: attended, split }),
        ...behind.attention(index),
        layer.attentionOut(attended, hidden),
        layer.gateUp(hidden, gated),
        layer.down(gated, hidden),
        ...behind.layer(index),
      ],
    };
  });
  const all = [linears.embed(sequence.tokens, hidden), ...layers.flatMap(({ keys, rest }) => [...keys, ...rest])];
  const last = layers.length - 1;
  const unread = behind.layer(last).length > 0 ? 0 : layers[last]!.rest.length;
  return { whole: [...all, linears.head(hidden, logits)], keys: all.slice(0, all.length - unread) };
}
