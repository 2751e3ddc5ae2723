/**
 * A target, perhaps a draft model and drafters that read its features (DFlash, EAGLE-3), and the one sequence that they share on the GPU: opened once, then any number of texts is
 * decoded with it, one at a time. What rounds need besides the two models (kernels, the target's draws) is here too.
 */
import type { DrafterName } from '#core/trace/events.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { MadeOnce } from '#engine/made-once.ts';
import type { DecoderConfig } from '#engine/model/config.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import { DFlashModel, type DFlashParts, type PackedDFlash } from '#engine/model/dflash.ts';
import { dflashMismatch } from '#engine/model/dflash-config.ts';
import { eagleMismatch } from '#engine/model/eagle-config.ts';
import { EagleLayer, type EagleParts, type PackedEagle } from '#engine/model/eagle-layer.ts';
import { openDecoder, type ModelParts, type PackedParts } from '#engine/model/open-decoder.ts';
import { Sequence } from '#engine/model/sequence.ts';
import { AcceptMatchKernel, AcceptRatioKernel, type AcceptBuffers } from '#engine/ops/accept.ts';
import { SampleKernel } from '#engine/ops/sample.ts';
import type { EagleModel } from '#engine/drafters/eagle3.ts';
import { PromptLookupKernel } from '#engine/drafters/prompt-lookup.ts';
import { TREE_NODES } from '#engine/ops/tree-layout.ts';
import { MOST_DRAFTS } from './round-state.ts';

/** Rows of the widest verify pass over a chain, and of a chunk of prompt. A tree may have more (TREE_NODES). */
export const MOST_ROWS = MOST_DRAFTS + 1;

export interface RoundKernels {
  readonly sample: SampleKernel;
  readonly match: AcceptMatchKernel;
  readonly ratio: AcceptRatioKernel;
  readonly lookup: PromptLookupKernel;
}

type AnyDFlash = DFlashParts | PackedDFlash;
type AnyEagle = EagleParts | PackedEagle;

/** What may draft alone beside a target. */
export type OneDrafter = { readonly draft: ModelParts | PackedParts } | { readonly dflash: AnyDFlash } | { readonly eagle3: AnyEagle };

const DRAFT_MODEL = 'draft model';

export class Pair {
  #dflash: DFlashModel | null = null;
  #eagle3: EagleModel | null = null;
  readonly #opened = { dflash: new MadeOnce<DFlashModel>(), eagle3: new MadeOnce<EagleModel>() };

  private constructor(
    readonly gpu: Gpu,
    readonly sequence: Sequence,
    readonly target: Decoder,
    readonly draft: Decoder | null,
    readonly kernels: RoundKernels,
    readonly buffers: AcceptBuffers,
    /** Through which each drafter's buffers were made. */
    private readonly parts: Readonly<Record<'draft' | 'dflash' | 'eagle3', Gpu>>,
  ) {}

  /** The context is the shortest of the models'. */
  static async create(gpu: Gpu, target: ModelParts | PackedParts, draft: ModelParts | PackedParts | null, dflash: AnyDFlash | null = null, eagle3: AnyEagle | null = null): Promise<Pair> {
    if (draft) expectSameVocabulary(target.config, draft.config);
    const context = Math.min(target.config.context, draft?.config.context ?? Infinity, dflash?.config.decoder.context ?? Infinity, eagle3?.config.context ?? Infinity);
    const sequence = new Sequence(gpu, context);
    const parts = { draft: gpu.forPart(), dflash: gpu.forPart(), eagle3: gpu.forPart() };
    const open = (on: Gpu, model: ModelParts | PackedParts, label: string): Promise<Decoder> => openDecoder(on, model, { sequence, maxRows: TREE_NODES, label });
    const sizes = { vocabulary: target.config.vocab, context };
    const opening = [open(gpu, target, 'target'), draft && open(parts.draft, draft, DRAFT_MODEL)] as const;
    let pair: Pair | undefined;
    try {
      const [targetDecoder, draftDecoder, sample, match, ratio, lookup] = await Promise.all([
        ...opening, SampleKernel.create(gpu, sizes), AcceptMatchKernel.create(gpu, sizes), AcceptRatioKernel.create(gpu, sizes), PromptLookupKernel.create(gpu, context),
      ]);
      const buffers: AcceptBuffers = {
        state: sequence.state,
        tokens: sequence.tokens,
        own: gpu.storage('target draws', context * 4),
        target: { logits: targetDecoder.logits, partitions: gpu.storage('target partitions', TREE_NODES * 4), rows: TREE_NODES },
      };
      pair = new Pair(gpu, sequence, targetDecoder, draftDecoder, { sample, match, ratio, lookup }, buffers, parts);
      if (dflash) await pair.openDFlash(dflash);
      if (eagle3) await pair.openEagle3(eagle3);
      return pair;
    } catch (error) {
      // what did come, or is still to come, beside what did not
      if (pair) pair.destroy();
      else {
        sequence.destroy();
        for (const decoder of opening) void Promise.resolve(decoder).then((opened) => opened?.destroy(), () => undefined);
      }
      throw error;
    }
  }

  /** Drafters that read the target's features may come later; one that is open already stays as it is. Throws a sentence where it is for another target. */
  async openDFlash(dflash: AnyDFlash): Promise<void> {
    this.#dflash = await this.#opened.dflash.get(() => this.#makeDFlash(dflash));
  }

  async openEagle3(eagle3: AnyEagle): Promise<void> {
    this.#eagle3 = await this.#opened.eagle3.get(() => this.#makeEagle3(eagle3));
  }

  async #makeDFlash(dflash: AnyDFlash): Promise<DFlashModel> {
    // one that leaves the same features already keeps no others
    const target = this.#dflash?.target ?? this.target;
    const mismatch = dflashMismatch(dflash.config, target.config);
    if (mismatch) throw new Error(mismatch);
    return DFlashModel.create(this.parts.dflash, dflash, { sequence: this.sequence, maxRows: MOST_ROWS, target });
  }

  async #makeEagle3(eagle3: AnyEagle): Promise<EagleModel> {
    const mismatch = eagleMismatch(eagle3.config, this.target.config, null);
    if (mismatch) throw new Error(mismatch);
    return openEagle(this.parts.eagle3, eagle3, this.sequence, this.#eagle3?.target ?? this.target);
  }

  /** Null where it was not opened. */
  get dflash(): DFlashModel | null {
    return this.#dflash;
  }

  get eagle3(): EagleModel | null {
    return this.#eagle3;
  }

  /** The same pair with other weights of a drafter: all else is this one's, to keep and to destroy; whoever asks destroys the drafter. */
  async withDrafter({ dflash, eagle3 }: { readonly dflash?: AnyDFlash; readonly eagle3?: AnyEagle }): Promise<Pair> {
    const parts = { ...this.parts, ...(dflash && { dflash: this.gpu.forPart() }), ...(eagle3 && { eagle3: this.gpu.forPart() }) };
    const own = new Pair(this.gpu, this.sequence, this.target, this.draft, this.kernels, this.buffers, parts);
    own.#dflash = this.#dflash;
    own.#eagle3 = this.#eagle3;
    if (dflash) await own.openDFlash(dflash);
    if (eagle3) await own.openEagle3(eagle3);
    return own;
  }

  /** The same pair with this drafter in the place of those that it has, which are gone once it stands ready. */
  async withOnly(one: OneDrafter): Promise<Pair> {
    const { gpu, sequence } = this;
    const parts = { draft: gpu.forPart(), dflash: gpu.forPart(), eagle3: gpu.forPart() };
    if ('draft' in one) expectSameVocabulary(this.target.config, one.draft.config);
    const draft = 'draft' in one ? await openDecoder(parts.draft, one.draft, { sequence, maxRows: TREE_NODES, label: DRAFT_MODEL }) : null;
    const own = new Pair(gpu, sequence, this.target, draft, this.kernels, this.buffers, parts);
    if ('dflash' in one) await own.openDFlash(one.dflash);
    if ('eagle3' in one) await own.openEagle3(one.eagle3);
    this.#destroyDrafters();
    return own;
  }

  get vocabulary(): number {
    return this.target.config.vocab;
  }

  /** Throws a sentence where there is none. */
  needDFlash(): DFlashModel {
    if (!this.dflash) throw new Error('No DFlash drafter is loaded.');
    return this.dflash;
  }

  needEagle3(): EagleModel {
    if (!this.eagle3) throw new Error('No EAGLE-3 drafter is loaded.');
    return this.eagle3;
  }

  /**
   * What a drafter holds on the GPU: weights, cache and activations, and the features that the target keeps for it. What rounds make for
   * themselves is left out: a few kilobytes, and for R1 the kept distributions.
   */
  drafterBytes(drafter: DrafterName): number {
    const features = (target: Decoder | undefined): number => target?.taps?.features.size ?? 0;
    switch (drafter) {
      case 'draft-model': return this.parts.draft.bytesMade;
      case 'dflash': return this.parts.dflash.bytesMade + features(this.dflash?.target);
      case 'eagle3': return this.parts.eagle3.bytesMade + features(this.eagle3?.target);
      case 'prompt-lookup': case 'none': return 0;
    }
  }

  #destroyDrafters(): void {
    this.draft?.destroy();
    for (const reader of [this.dflash, this.eagle3?.layer]) reader?.destroy();
    for (const tapped of [this.dflash?.target, this.eagle3?.target]) tapped?.taps?.features.destroy();
  }

  destroy(): void {
    this.#destroyDrafters();
    this.target.destroy();
    this.sequence.destroy();
    this.buffers.own.destroy();
    this.buffers.target.partitions.destroy();
  }
}

function expectSameVocabulary(target: DecoderConfig, draft: DecoderConfig): void {
  if (draft.vocab !== target.vocab) throw new Error(`The target has ${target.vocab} tokens and the draft model ${draft.vocab}; a pair needs the same vocabulary.`);
}

async function openEagle(gpu: Gpu, parts: AnyEagle, sequence: Sequence, plain: Decoder): Promise<EagleModel> {
  const target = await plain.withTaps(parts.config.targetLayers);
  const { features } = target.taps!;
  let layer: EagleLayer | undefined;
  try {
    layer = await EagleLayer.create(gpu, parts, { sequence, maxRows: TREE_NODES, source: { table: target.ends.table, features } });
    return { target, layer, blocks: await layer.forBlocks() };
  } catch (error) {
    layer?.destroy();
    if (target !== plain) features.destroy();
    throw error;
  }
}
