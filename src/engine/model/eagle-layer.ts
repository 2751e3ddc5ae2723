/**
 * EAGLE-3's one layer on the GPU (Li et al. 2025): 11 dispatches where it reads the target's features, 10 where it reads itself; one more
 * where the target's table is packed.
 *
 *   h = fc(features of the slot)     or what the layer said in the pass before
 *   input [norm(token behind the slot), norm(h)] -> QKV -> rotate + KV write -> attention -> o-projection + h
 *         -> norm + gate/up + SwiGLU -> down-projection + residual (what it says) -> norm + head -> spread over the target's ids
 *
 * Its row at slot t pairs what the target thought at token t with token t + 1, and foretells token t + 2. It is a slot behind
 * the target's: with n committed tokens the last row that can read true features is slot n - 2. Cache: as a decoder's layer.
 * In a block (ADR 13) row k foretells token t + 1 + k: masks stand behind the token, and every row reads the same h.
 * Two residual streams take turns, so that a pass can read what the pass before it said while it writes its own.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import type { PassRows } from './decoder.ts';
import { EagleBuffers, type EagleSource } from './eagle-buffers.ts';
import { checkEagleWeights, draftPlaces, type EagleConfig } from './eagle-config.ts';
import { compileEagleKernels, withBlockOrder, withTreeOrder, type EagleKernels } from './eagle-kernels.ts';
import { eagleLinears, type EagleLinears } from './eagle-linears.ts';
import type { Matrices } from './matrices.ts';
import { matricesOf } from './open-decoder.ts';
import { RowGroups } from './row-groups.ts';
import type { Sequence } from './sequence.ts';
import type { Weights } from './weights.ts';

export interface EagleParts {
  readonly config: EagleConfig;
  readonly weights: Weights;
}

/** They have been checked, and its sizes fit packed kernels (load/packable.ts). */
export interface PackedEagle {
  readonly config: EagleConfig;
  readonly stored: StoredWeights;
}

/** Its matrices on the GPU, and the same bound to kernels. */
interface EagleWeights {
  readonly matrices: Matrices;
  readonly linears: EagleLinears;
}

export interface EagleOptions {
  readonly sequence: Sequence;
  readonly maxRows: number;
  /** What it reads of its target. */
  readonly source: EagleSource;
}

/** Rows that read what the layer said in the pass before: nodes whose parents were that pass's rows. */
export interface OwnRows extends PassRows {
  /** Passes since the one that read true features, which is 0. */
  readonly turn: number;
  /** The node of the pass before's row 0. */
  readonly firstSource: number;
}

const LABEL = 'EAGLE-3 drafter';

export class EagleLayer {
  readonly #groups: RowGroups;
  readonly #treeGroup: GPUBindGroup | null;
  /** By the residual stream that is written. */
  readonly #rest: readonly (readonly Step[])[];
  readonly #keysAlone: readonly Step[];
  readonly #fuse: Step;
  readonly #inputs = new Map<string, readonly Step[]>();

  private constructor(
    private readonly gpu: Gpu,
    readonly config: EagleConfig,
    private readonly options: EagleOptions,
    private readonly weights: EagleWeights,
    private readonly kernels: EagleKernels,
    private readonly buffers: EagleBuffers,
    tree: GPUBuffer | null = null,
  ) {
    const { sequence, maxRows, source } = options;
    this.#groups = new RowGroups(gpu, sequence, kernels.input, { label: LABEL, maxRows });
    this.#treeGroup = tree && kernels.attention.tree(tree);
    const { linears } = weights;
    this.#fuse = linears.fuse(source.features, buffers.fused);
    this.#keysAlone = keys(linears, kernels, buffers);
    this.#rest = buffers.hidden.map((hidden) => [...this.#keysAlone, ...thought(linears, kernels, buffers, hidden)]);
  }

  /** Throws a sentence when the weights do not fit the configuration, or the GPU has no room for them. */
  static async create(gpu: Gpu, parts: EagleParts | PackedEagle, options: EagleOptions): Promise<EagleLayer> {
    const { config } = parts;
    if ('weights' in parts) checkEagleWeights(config, parts.weights, parts.weights);
    const { sequence: { context }, maxRows, source } = options;
    if (context > config.context) throw new Error(`The EAGLE-3 drafter takes ${config.context} positions, not ${context}.`);
    const matrices = matricesOf(gpu, parts, { context, epsilon: config.epsilon, label: LABEL });
    let made: EagleBuffers | undefined;
    try {
      const [linears, kernels, d2t] = [await eagleLinears(config, matrices), await compileEagleKernels(gpu, config, source.table, context), await matrices.vector('d2t')];
      const buffers = await gpu.guarded(`the ${LABEL}`, () => (made = new EagleBuffers(gpu, config, draftPlaces(d2t, config.vocab), { context, maxRows })));
      return new EagleLayer(gpu, config, options, { matrices, linears }, kernels, buffers);
    } catch (error) {
      matrices.destroy();
      made?.destroy();
      throw error;
    }
  }

  /** The same weights, cache and sequence, for passes whose rows are nodes of `tree`. Gone with this layer. */
  async forTree(tree: GPUBuffer): Promise<EagleLayer> {
    const { sequence: { context }, source } = this.options;
    const kernels = await withTreeOrder(this.gpu, this.config, source.table, context, this.kernels);
    return new EagleLayer(this.gpu, this.config, this.options, this.weights, kernels, this.buffers, tree);
  }

  /** The same for passes that are blocks; null: it has none. Gone with this layer. */
  async forBlocks(): Promise<EagleLayer | null> {
    const { gpu, config, options: { sequence: { context }, source }, buffers } = this;
    if (!config.block) return null;
    return new EagleLayer(gpu, config, this.options, this.weights, await withBlockOrder(gpu, config, config.block, source.table, context, this.kernels), buffers);
  }

  /** f32 [maxRows][target's vocabulary]: the first rows hold the logits of the last pass; what it cannot say is at -1e30. */
  get logits(): GPUBuffer {
    return this.buffers.logits;
  }

  /** K and V: f32 [kv heads][context][head dim], by slot. */
  get kvCache(): readonly { readonly k: GPUBuffer; readonly v: GPUBuffer }[] {
    return [this.buffers.cache];
  }

  /** Rows that read the target's features. Out of the context they write no K or V, and nobody may use their logits. */
  recordTrue(pass: GPUComputePassEncoder, at: PassRows): void {
    this.#record(pass, at, [this.#fuse, ...this.#input(0, -1, this.buffers.fused), ...this.#rest[0]!]);
  }

  /** The same for their K and V alone. */
  recordKeys(pass: GPUComputePassEncoder, at: PassRows): void {
    this.#record(pass, at, [this.#fuse, ...this.#input(0, -1, this.buffers.fused), ...this.#keysAlone]);
  }

  recordOwn(pass: GPUComputePassEncoder, at: OwnRows): void {
    const own = at.turn % 2;
    this.#record(pass, at, [...this.#input(own, at.firstSource, this.buffers.hidden[1 - own]!), ...this.#rest[own]!]);
  }

  /** Of a layer for blocks: the anchor and masks, all beside the thought that a pass over true features, just recorded, had in this row. */
  recordBlock(pass: GPUComputePassEncoder, sourceRow: number): void {
    this.#record(pass, { offset: -2, rows: this.config.block!.rows }, [...this.#input(0, -sourceRow, this.buffers.fused), ...this.#rest[0]!]);
  }

  #record(pass: GPUComputePassEncoder, at: PassRows, steps: readonly Step[]): void {
    pass.setBindGroup(1, this.#groups.of(at));
    if (this.#treeGroup) pass.setBindGroup(2, this.#treeGroup);
    for (const step of steps) step.record(pass, at.rows);
  }

  #input(own: number, firstSource: number, source: GPUBuffer): readonly Step[] {
    const key = `${own},${firstSource},${source.label}`;
    const known = this.#inputs.get(key);
    if (known) return known;
    const params = this.gpu.uniform('eagle input', Int32Array.of(firstSource));
    const { sequence: { tokens }, source: { table } } = this.options;
    const { embedded, x, hidden } = this.buffers;
    const read = this.kernels.input.on({ params, tokens, table: table.kind === 'plain' ? table.values : embedded, source, x, hidden: hidden[own]! });
    const steps = this.kernels.embed ? [this.kernels.embed(tokens, embedded), read] : [read];
    this.#inputs.set(key, steps);
    return steps;
  }

  destroy(): void {
    this.weights.matrices.destroy();
    this.buffers.destroy();
    this.#groups.destroy();
  }
}

function keys(linears: EagleLinears, kernels: EagleKernels, { x, qkv, q, angles, noGains, cache }: EagleBuffers): readonly Step[] {
  return [linears.qkv(x, qkv), kernels.rotate.on({ qkv, angles, gains: noGains, q, kCache: cache.k, vCache: cache.v })];
}

function thought(linears: EagleLinears, kernels: EagleKernels, { q, attended, gated, said, places, logits, cache }: EagleBuffers, hidden: GPUBuffer): readonly Step[] {
  return [
    kernels.attention.on({ q, kCache: cache.k, vCache: cache.v, out: attended }),
    linears.attentionOut(attended, hidden),
    linears.gateUp(hidden, gated),
    linears.down(gated, hidden),
    linears.head(hidden, said),
    kernels.spread.on({ places, logits: said, out: logits }),
  ];
}
