/**
 * A drafter as others publish it, for a target that stands ready: a folder whose config.json says EAGLE-3 (LlamaForCausalLMEagle3) or DFlash
 * (DFlashDraftModel), with its weights and without a tokenizer. Headers are read; the weights stay where they are until they are asked for.
 */
import type { DecoderConfig } from '#engine/model/config.ts';
import type { DFlashParts, PackedDFlash } from '#engine/model/dflash.ts';
import { dflashMismatch, parseDFlashConfig, type DFlashConfig } from '#engine/model/dflash-config.ts';
import { checkDFlashWeights, dflashParameterCount, dflashShapes } from '#engine/model/dflash-weights.ts';
import { checkEagleWeights, eagleMismatch, eagleParameterCount, eagleShapes, parseEagleConfig, type EagleConfig } from '#engine/model/eagle-config.ts';
import type { EagleParts, PackedEagle } from '#engine/model/eagle-layer.ts';
import { withTaps } from '#engine/model/eagle-taps.ts';
import { completedTensors, theirName } from '#engine/model/eagle-tensors.ts';
import type { Tensor } from '#engine/model/weights.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import { storedWeights } from '#engine/weights/stored-weights.ts';
import type { TensorFile } from '#engine/weights/tensor-file.ts';
import { drafterKindIn, type DrafterKind } from './drafter-kind.ts';
import { ModelFileError } from './fetch-file.ts';
import { ModelFolder } from './model-folder.ts';
import { packable } from './packable.ts';
import { plainWeights } from './plain-weights.ts';
import type { WeightBits } from './read-model.ts';
import { sha256Of } from './sha-256.ts';

/** Told of all bytes so far that were read to stay in memory; it may throw to end it. */
type OnRead = (bytes: number) => void;

interface About {
  readonly parameters: number;
  /** Why it cannot be kept in so many bits; null: it can. */
  readonly unpackable: (bits: WeightBits) => string | null;
  /** Of its config.json. Weights themselves are not read for it. */
  readonly headerSha256: string;
}

export type PublishedDrafter =
  | (About & { readonly kind: 'eagle3'; readonly config: EagleConfig; readonly parts: (bits: WeightBits, onBytes?: OnRead) => Promise<EagleParts | PackedEagle> })
  | (About & { readonly kind: 'dflash'; readonly config: DFlashConfig; readonly parts: (bits: WeightBits, onBytes?: OnRead) => Promise<DFlashParts | PackedDFlash> });

/** What a folder's config.json says that it drafts as; null: it says nothing of the kind, so that it may be a model of its own. */
export async function drafterKind(files: readonly ByteSource[]): Promise<DrafterKind | null> {
  const folder = new ModelFolder(files);
  return folder.find('config.json') ? drafterKindIn(await folder.json('config.json')) : null;
}

/** Null: it is a model of its own. Throws a sentence where it is one that cannot draft for this target. */
export async function readPublishedDrafter(files: readonly ByteSource[], target: DecoderConfig): Promise<PublishedDrafter | null> {
  const kind = await drafterKind(files);
  if (kind === null) return null;
  const folder = new ModelFolder(files);
  try {
    const json = await folder.json('config.json');
    const headerSha256 = await sha256Of((await folder.bytes(folder.need('config.json'))).buffer);
    return await (kind === 'eagle3' ? eagle3(folder, json, target, headerSha256) : dflash(folder, json, target, headerSha256));
  } catch (error) {
    // what is amiss with a drafter is not the engine's own end
    if (error instanceof ModelFileError || !(error instanceof Error)) throw error;
    throw new ModelFileError(error.message);
  }
}

function refuse(sentence: string | null): void {
  if (sentence !== null) throw new ModelFileError(sentence);
}

async function dflash(folder: ModelFolder, json: unknown, target: DecoderConfig, headerSha256: string): Promise<PublishedDrafter> {
  const config: DFlashConfig = parseDFlashConfig(json);
  refuse(dflashMismatch(config, target));
  const file = await folder.weights();
  checkDFlashWeights(config, file.tensors);
  return {
    kind: 'dflash', config, parameters: dflashParameterCount(config), headerSha256, unpackable: (bits) => unpackable(config.decoder, bits),
    parts: async (bits, onBytes) => {
      if (bits === 32) return { config, weights: await plainWeights(file, dflashShapes(config), { onBytes }) };
      refuse(unpackable(config.decoder, bits));
      return { config, stored: storedWeights(file, 'as published', config.decoder, bits) };
    },
  };
}

async function eagle3(folder: ModelFolder, json: unknown, target: DecoderConfig, headerSha256: string): Promise<PublishedDrafter> {
  const config: EagleConfig = parseEagleConfig(withTaps(json, target.layers));
  refuse(eagleMismatch(config, target, null));
  const file = underTheirNames(await folder.weights());
  const maps = new Map([...eagleShapes(config)].filter(([name]) => !name.endsWith('.weight')));
  // they are read at once, so that their sizes are checked before
  checkShapes(file, maps);
  const vocabularies = completedTensors(config, await plainWeights(file, maps));
  checkEagleWeights(config, new Map<string, Pick<Tensor, 'shape'>>([...file.tensors, ...vocabularies]), vocabularies);
  return {
    kind: 'eagle3', config, parameters: eagleParameterCount(config), headerSha256, unpackable: (bits) => unpackable(config, bits),
    parts: async (bits, onBytes) => {
      if (bits === 32) return { config, weights: new Map([...(await plainWeights(file, eagleShapes(config), { onBytes })), ...vocabularies]) };
      refuse(unpackable(config, bits));
      const stored = storedWeights(file, 'as published', config, bits);
      return { config, stored: { ...stored, vector: async (name) => vocabularies.get(name)?.data ?? stored.vector(name) } };
    },
  };
}

const unpackable = (config: DecoderConfig, bits: WeightBits): string | null => (bits === 32 ? null : packable(config));

/** Of the tensors that the file has. */
function checkShapes({ tensors }: TensorFile, shapes: ReadonlyMap<string, readonly number[]>): void {
  for (const [name, shape] of shapes) {
    const own = tensors.get(name)?.shape;
    if (own && own.join() !== shape.join()) refuse(`The EAGLE-3 drafter's weights do not fit its config.json: tensor ${name} is ${own.join('x')}, not ${shape.join('x')}.`);
  }
}

const underTheirNames = ({ source, tensors }: TensorFile): TensorFile => ({ source, tensors: new Map([...tensors].map(([name, tensor]) => [theirName(name), { ...tensor, name: theirName(name) }])) });
