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
import { arrangeWeights } from '#engine/ops/arrange-weights.ts';
import { featureLinear } from '#engine/ops/linear.ts';
import { accumulatorsFor } from '#engine/ops/linear-shape.ts';
import { normLinear } from '#engine/ops/norm-linear.ts';
import { rotate } from '#engine/ops/rotate.ts';
import type { Step } from '#engine/ops/row-kernel.ts';
import { Decoder, type PassRows } from './decoder.ts';
import type { DFlashConfig } from './dflash-config.ts';
import { checkDFlashWeights, dflashDecoder, injection, type DecoderParts } from './dflash-weights.ts';
import { RowGroups } from './row-groups.ts';
import type { Sequence } from './sequence.ts';
import { weight, type Weights } from './weights.ts';

export interface DFlashParts {
  readonly config: DFlashConfig;
  readonly weights: Weights;
}

export interface DFlashOptions {
  readonly sequence: Sequence;
  /** The most rows of context that one pass may take in. */
  readonly maxRows: number;
  /** The target, plain, and what it was made of. */
  readonly target: Decoder;
  readonly targetParts: DecoderParts;
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
  static async create(gpu: Gpu, { config, weights }: DFlashParts, { sequence, maxRows, target, targetParts }: DFlashOptions): Promise<DFlashModel> {
    checkDFlashWeights(config, weights);
    const { context } = sequence;
    const { hidden, kvHeads, headDim, epsilon } = config.decoder;
    const kvWidth = 2 * kvHeads * headDim;
    const layers = dflashDecoder(config, weights, targetParts);
    const linear = { context, epsilon, accumulators: accumulatorsFor(gpu) };
    const form = config.proposal === 'block' ? { maxRows: config.block, maskToken: config.maskToken } : { maxRows };
    const options = { sequence, label: LABEL, embedding: target.embedding, ...form };
    const [tapped, decoder, fuse, project, turn] = await Promise.all([
      target.withTaps(config.taps),
      Decoder.create(gpu, layers.config, layers.weights, options),
      featureLinear(gpu, { ...linear, k: config.taps.length * hidden, n: hidden }),
      normLinear(gpu, { ...linear, k: hidden, n: kvWidth }),
      rotate(gpu, { heads: 0, kvHeads, headDim, context, epsilon, qkNorm: true }),
    ]);
    const own: GPUBuffer[] = [];
    const keep = (buffer: GPUBuffer): GPUBuffer => {
      own.push(buffer);
      return buffer;
    };
    const injected = await gpu.guarded(`the ${LABEL}`, () => {
      const upload = (name: string, data: Float32Array): GPUBuffer => keep(gpu.uploaded(`${LABEL} ${name}`, data));
      const activation = (name: string, width: number): GPUBuffer => keep(gpu.storage(`${LABEL} ${name}`, maxRows * width * 4));
      const fused = activation('fused features', hidden);
      const kv = activation('kv', kvWidth);
      // the context has none, but the kernel has a place for them
      const q = activation('queries', 4);
      const fc = upload('fc', arrangeWeights([{ data: weight(weights, 'fc.weight'), outputs: hidden }], config.taps.length * hidden));
      return [
        fuse.on({ features: tapped.taps!.features, w: fc, out: fused }),
        ...decoder.kvCache.flatMap(({ k: kCache, v: vCache, qkGains: gains }, layer) => {
          const { k, v, gain } = injection(weights, layer);
          const w = upload(`layer ${layer} kv`, arrangeWeights([k, v].map((data) => ({ data, outputs: kvWidth / 2 })), hidden, gain));
          return [project.on({ x: fused, w, out: kv }), turn.on({ qkv: kv, angles: decoder.angles, gains, q, kCache, vCache })];
        }),
      ];
    });
    const rowGroups = new RowGroups(gpu, sequence, fuse, { label: LABEL, maxRows });
    return new DFlashModel(config, tapped, decoder, injected, rowGroups, own);
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
