/**
 * A DFlash drafter on the GPU (block diffusion with KV injection, arXiv 2602.06036), or its layers drafting token by token (ADR 13).
 *
 *   context   features of the rows -> fc -> for each draft layer: norm + K/V projection -> rotate + KV write
 *   block     token, mask, mask ... -> the draft layers, each row seeing the context before the block and all of it -> norm + head
 *   or token  one row: a token -> the draft layers, seeing the context and the drafted rows before it -> norm + head
 *
 * The context's keys and values come from the target's features alone, so those of a row are the same bits whenever they are made.
 * What the block writes into the cache is in the way of nobody: its slots are written again before they count as context.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { MadeOnce } from '#engine/made-once.ts';
import { embeddedRows } from '#engine/ops/embedding-table.ts';
import { rotate } from '#engine/ops/rotate.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import type { StoredWeights } from '#engine/weights/stored-weights.ts';
import { Decoder, type PassRows } from './decoder.ts';
import type { DFlashConfig } from './dflash-config.ts';
import { layerLinears, type Linears } from './decoder-linears.ts';
import { checkDFlashWeights, fuseSite, injectionSite } from './dflash-weights.ts';
import { headVectors } from './head-vectors.ts';
import type { Matrices } from './matrices.ts';
import { matricesOf } from './open-decoder.ts';
import { RowGroups } from './row-groups.ts';
import type { Sequence } from './sequence.ts';
import type { Weights } from './weights.ts';

export interface DFlashParts {
  readonly config: DFlashConfig;
  readonly weights: Weights;
}

/** They have been checked, and its sizes fit packed kernels (load/packable.ts). */
export interface PackedDFlash {
  readonly config: DFlashConfig;
  readonly stored: StoredWeights;
}

export interface DFlashOptions {
  readonly sequence: Sequence;
  /** The most rows of context that one pass may take in. */
  readonly maxRows: number;
  /** Whose table and head it takes over. */
  readonly target: Decoder;
}

const LABEL = 'DFlash drafter';

export class DFlashModel {
  readonly #watched = new MadeOnce<Decoder>();

  private constructor(
    readonly config: DFlashConfig,
    /** The target whose passes leave the features that this drafter reads. */
    readonly target: Decoder,
    private readonly decoder: Decoder,
    private readonly injected: readonly Step[],
    private readonly rowGroups: RowGroups,
    private readonly own: readonly GPUBuffer[],
  ) {}

  /** Throws a sentence when the weights do not fit the configuration, or the GPU has no room for them. */
  static async create(gpu: Gpu, parts: DFlashParts | PackedDFlash, { sequence, maxRows, target }: DFlashOptions): Promise<DFlashModel> {
    const { config } = parts;
    if ('weights' in parts) checkDFlashWeights(config, parts.weights);
    const { context } = sequence;
    const { epsilon } = config.decoder;
    const matrices = matricesOf(gpu, parts, { context, epsilon, label: LABEL });
    const tapped = await target.withTaps(config.taps);
    let decoder: Decoder | null = null;
    const own: GPUBuffer[] = [];
    try {
      decoder = await draftLayers(gpu, config, matrices, { sequence, maxRows, target });
      const { injected, groups } = await injection(gpu, config, matrices, { features: tapped.taps!.features, decoder, context, maxRows, own });
      const rowGroups = new RowGroups(gpu, sequence, groups, { label: LABEL, maxRows });
      return new DFlashModel(config, tapped, decoder, injected, rowGroups, own);
    } catch (error) {
      decoder?.destroy();
      for (const buffer of own) buffer.destroy();
      if (tapped !== target) tapped.taps!.features.destroy();
      throw error;
    }
  }

  /** f32 [rows][vocab]: row i of the last block holds the logits of its own position; that of a token, those of the next. */
  get logits(): GPUBuffer {
    return this.decoder.logits;
  }

  /** Per layer, K and V of the context, and behind it of the last block. */
  get kvCache(): Decoder['kvCache'] {
    return this.decoder.kvCache;
  }

  /** Takes the features of these rows in as context. The target must have run them. */
  recordContext(pass: GPUComputePassEncoder, at: PassRows): void {
    pass.setBindGroup(1, this.rowGroups.of(at));
    for (const step of this.injected) step.record(pass, at.rows);
  }

  /** A block from the anchor on. Whatever lies before the anchor must be in the context. `by`: the block as it is, or one that is watched. */
  recordBlock(pass: GPUComputePassEncoder, by = this.decoder): void {
    by.record(pass, { offset: -1, rows: this.config.block });
  }

  /** The same block, whose passes leave where each row looks (Decoder.shares). Made when somebody first wants to see it. */
  watched(): Promise<Decoder> {
    return this.#watched.get(() => this.decoder.withShares());
  }

  /** Token by token: the row of the anchor (slot 0), or of the draft in front of this slot. */
  recordToken(pass: GPUComputePassEncoder, slot: number): void {
    this.decoder.record(pass, { offset: slot - 1, rows: 1 });
  }

  /** Its layers for passes whose rows are nodes of `tree`. */
  layersForTree(tree: GPUBuffer): Promise<Decoder> {
    return this.decoder.forTree(tree);
  }

  destroy(): void {
    this.decoder.destroy();
    this.rowGroups.destroy();
    for (const buffer of this.own) buffer.destroy();
  }
}

/** The draft layers as a decoder: between the target's embedding and, behind the drafter's last norm, the target's head. The matrices are gone with it. */
async function draftLayers(gpu: Gpu, { decoder: config, proposal, block, maskToken }: DFlashConfig, matrices: Matrices, { sequence, maxRows, target: { ends } }: DFlashOptions): Promise<Decoder> {
  const { vocab, hidden } = config;
  const { context } = sequence;
  const inBlocks = proposal === 'block';
  try {
    const embed = await embeddedRows(gpu, { vocab, hidden, context }, ends.table, inBlocks ? maskToken : undefined);
    const layers = await layerLinears(config, matrices, '');
    const vectors = await headVectors(config, matrices, '');
    const head = await ends.headUnder(gpu, await matrices.vector('norm.weight'));
    const linears: Linears = {
      embed, layers, ends, head: head.linear,
      forOneRow: async () => null,
      destroy: () => {
        head.destroy();
        matrices.destroy();
      },
    };
    return await Decoder.over(gpu, config, linears, vectors, { sequence, label: LABEL, inBlocks, maxRows: inBlocks ? block : maxRows });
  } catch (error) {
    matrices.destroy();
    throw error;
  }
}

interface Injection {
  readonly features: GPUBuffer;
  readonly decoder: Decoder;
  readonly context: number;
  readonly maxRows: number;
  /** Takes what is made. */
  readonly own: GPUBuffer[];
}

/** The steps that take the target's features in as context: fc, and for each layer its keys and values. `groups`: whose bind groups fit them. */
async function injection(gpu: Gpu, config: DFlashConfig, matrices: Matrices, { features, decoder, context, maxRows, own }: Injection) {
  const { hidden, kvHeads, headDim, epsilon, layers } = config.decoder;
  const gains = await matrices.vector('hidden_norm.weight');
  const [fuse, turn, ...projections] = await Promise.all([
    matrices.featureLinear(fuseSite(config)),
    rotate(gpu, { heads: 0, kvHeads, headDim, context, epsilon, qkNorm: true }),
    ...Array.from({ length: layers }, (_, layer) => matrices.normLinear(injectionSite(config, layer), gains)),
  ]);
  const { fused, kv, q } = await gpu.guarded(`the ${LABEL}`, () => {
    const activation = (name: string, width: number): GPUBuffer => {
      const buffer = gpu.storage(`${LABEL} ${name}`, maxRows * width * 4);
      own.push(buffer);
      return buffer;
    };
    // the context has no queries, but the kernel has a place for them
    return { fused: activation('fused features', hidden), kv: activation('kv', 2 * kvHeads * headDim), q: activation('queries', 4) };
  });
  const ofLayers = decoder.kvCache.flatMap(({ k: kCache, v: vCache, qkGains }, layer) => [projections[layer]!(fused, kv), turn.on({ qkv: kv, angles: decoder.angles, gains: qkGains, q, kCache, vCache })]);
  return { injected: [fuse(features, fused), ...ofLayers], groups: turn };
}
