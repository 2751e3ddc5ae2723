/**
 * What the files of a choice hold, read as far as it takes to place it on the GPU: a model that answers or drafts, or a drafter that reads a
 * target's features (EAGLE-3, DFlash).
 */
import { RUN_LIMITS } from '#core/trace/run-config.ts';
import { vocabularyMismatch } from '#core/speculation/vocabulary.ts';
import type { MemoryNeed, ModelSettings, ReadyModel } from '#engine/chat-protocol.ts';
import type { OneDrafter } from '#engine/decode/pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { drafterKind, readPublishedDrafter, type PublishedDrafter } from '#engine/load/published-drafter.ts';
import { readModel, type ReadModel } from '#engine/load/read-model.ts';
import type { ModelParts, PackedParts } from '#engine/model/open-decoder.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import { drafterNeed } from './drafter-need.ts';
import { memoryNeed } from './memory-need.ts';
import { watched, withCache, type CacheChoice, type OnBytes } from './parts-at-hand.ts';
import { weightsInWords } from './weights-in-words.ts';

interface Loadable {
  readonly parameters: number;
  readonly headerSha256: string;
  readonly drafts: ReadyModel['drafts'];
  readonly mostDrafts: number;
  readonly need: (gpu: Gpu, settings: ModelSettings) => MemoryNeed;
  readonly weights: (bits: ModelSettings['bits']) => string;
}

export interface LoadableModel extends Loadable {
  readonly read: ReadModel;
  /** Read as they are placed, of which `onBytes` is told. */
  readonly parts: (settings: ModelSettings, onBytes: OnBytes) => Promise<ModelParts | PackedParts>;
}

export interface LoadableDrafter extends Loadable {
  readonly read: null;
  readonly parts: (settings: ModelSettings, onBytes: OnBytes) => Promise<OneDrafter>;
}

const cacheIn = ({ context, cacheBits }: ModelSettings): CacheChoice => ({ context, cache: cacheBits === 16 ? 'half' : 'single' });

/** The target that a drafter is for, as it stands ready. */
export interface Beside {
  readonly read: ReadModel;
  readonly context: number;
  readonly plain: boolean;
}

export async function loadableModel(files: readonly ByteSource[]): Promise<LoadableModel> {
  const kind = await drafterKind(files);
  if (kind) throw new ModelFileError(`This is ${kind === 'dflash' ? 'a DFlash' : 'an EAGLE-3'} drafter, which writes ahead for another model and answers nothing by itself. Load the model that it was made for, then this one to draft for it.`);
  const read = await readModel(files);
  const { config, parameters, headerSha256 } = read;
  return {
    read, parameters, headerSha256, drafts: 'draft-model', mostDrafts: RUN_LIMITS.gamma.max,
    need: (gpu, settings) => memoryNeed(gpu, config, read.packed(settings.bits), cacheIn(settings)),
    weights: (bits) => weightsInWords(read, bits),
    parts: async (settings, onBytes) => {
      const chosen = cacheIn(settings);
      return withCache(watched(read.packed(settings.bits) ?? (await read.plain(onBytes)), onBytes), { ...chosen, context: Math.min(chosen.context, config.context) });
    },
  };
}

/** Null: the files are a model's. */
export async function loadableDrafter(files: readonly ByteSource[], { read: target, context, plain }: Beside): Promise<LoadableDrafter | null> {
  const drafter = await readPublishedDrafter(files, target.config);
  if (!drafter) return null;
  const { kind, parameters, headerSha256 } = drafter;
  const most = drafter.kind === 'dflash' ? drafter.config.decoder.context : drafter.config.context;
  if (most < context) throw new ModelFileError(tooShort(most, context));
  return {
    read: null, parameters, headerSha256, drafts: kind, mostDrafts: mostDraftsOf(drafter),
    need: (gpu, { bits }) => {
      const unpackable = drafter.unpackable(bits);
      if (unpackable !== null) throw new ModelFileError(unpackable);
      return drafterNeed(gpu, drafter, bits, { context, plainTarget: plain });
    },
    weights: (bits) => weightsInWords({ encodings: [] }, bits),
    parts: async ({ bits }, onBytes) => (drafter.kind === 'dflash' ? { dflash: watched(await drafter.parts(bits, onBytes), onBytes) } : { eagle3: watched(await drafter.parts(bits, onBytes), onBytes) }),
  };
}

/** A block is filled in whole; of what it holds the first row is the anchor's. */
function mostDraftsOf(drafter: PublishedDrafter): number {
  const rows = drafter.kind === 'eagle3' ? (drafter.config.block?.rows ?? null) : drafter.config.proposal === 'block' ? drafter.config.block : null;
  return rows === null ? RUN_LIMITS.gamma.max : Math.min(RUN_LIMITS.blockGamma.max, rows - 1);
}

/** Of who drafts for a target: a sentence. */
const tooShort = (most: number, context: number): string =>
  `This model reads ${most} tokens at most, and the one that it is to draft for was loaded for ${context}. Load that one with a shorter context first.`;

/** A model drafts for another of the same vocabulary. Throws a sentence where it cannot. */
export function expectToDraft({ config, tokenizer }: ReadModel, { read: target, context }: Beside): void {
  if (config.context < context) throw new ModelFileError(tooShort(config.context, context));
  const mismatch = vocabularyMismatch(target.tokenizer.vocabulary(), tokenizer.vocabulary());
  if (mismatch) throw new ModelFileError(mismatch);
}

export async function drafterOf(found: LoadableModel | LoadableDrafter, settings: ModelSettings, onBytes: OnBytes): Promise<OneDrafter> {
  return found.read ? { draft: await found.parts(settings, onBytes) } : found.parts(settings, onBytes);
}

/** What a page is told of it. */
export function factsOf({ parameters, headerSha256, drafts, mostDrafts, weights, read }: LoadableModel | LoadableDrafter, name: string, { bits }: ModelSettings, memory: MemoryNeed): ReadyModel {
  const template = read?.chatTemplate ?? null;
  return { identity: { name, parameters, sha256: headerSha256 }, weights: weights(bits), memory, drafts, mostDrafts, chats: template !== null, thinks: template?.includes('enable_thinking') ?? false };
}
