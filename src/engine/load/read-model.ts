/**
 * A published model from its files, whatever they are: one GGUF, or a Hugging Face folder with config.json, tokenizer.json and weights in
 * one safetensors file or several. Headers and the small files are read; the weights stay where they are until a decoder asks for them.
 */
import { PublishedTokenizer } from '#core/tokenizer/published-tokenizer.ts';
import { parseConfig, parameterCount, type DecoderConfig } from '#engine/model/config.ts';
import type { ModelParts, PackedParts } from '#engine/model/open-decoder.ts';
import { checkWeights, expectedShapes } from '#engine/model/weights.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import { isBlockEncoding } from '#engine/weights/coded-matrix.ts';
import { architectureOf, readGgufConfig } from '#engine/weights/gguf-config.ts';
import { openGguf } from '#engine/weights/gguf-header.ts';
import { namedAsHuggingFace, rowOrder } from '#engine/weights/gguf-names.ts';
import { readGgufTokenizer } from '#engine/weights/gguf-tokenizer.ts';
import { storedWeights } from '#engine/weights/stored-weights.ts';
import type { TensorFile } from '#engine/weights/tensor-file.ts';
import { ModelFileError } from './fetch-file.ts';
import { ModelFolder } from './model-folder.ts';
import { packable } from './packable.ts';
import { plainWeights } from './plain-weights.ts';
import { sha256Of } from './sha-256.ts';

export interface ReadModel {
  readonly config: DecoderConfig;
  /** What a decoder is made of (model/open-decoder.ts), read as it is placed; null: kept in f32. Throws a sentence where it cannot be packed. */
  readonly packed: (bits: WeightBits) => PackedParts | null;
  /** The same in f32, all of it in memory. `onBytes` is told of what has been read, and may throw to end it. */
  readonly plain: (onBytes?: (bytes: number) => void) => Promise<ModelParts>;
  readonly tokenizer: PublishedTokenizer;
  /** Null: the file has none, so that it goes on with a text, and does not chat. */
  readonly chatTemplate: string | null;
  readonly parameters: number;
  /** Of its matrices, each once. */
  readonly encodings: readonly string[];
  /** Of what names and places the weights: the header, or config.json. Weights themselves are not read for it. */
  readonly headerSha256: string;
}

/** Bits that plain floats are kept in; blocks of a GGUF stay as they are. */
export type WeightBits = 4 | 8 | 32;

/** Throws a sentence where files are missing, are not of one model, or of one that the engine does not run. */
export async function readModel(files: readonly ByteSource[]): Promise<ReadModel> {
  const ggufs = files.filter(({ name }) => name.toLowerCase().endsWith('.gguf'));
  if (ggufs.length > 1) throw new ModelFileError(`${ggufs.map(({ name }) => name).join(' and ')} are two models, or parts of one that was split. Choose one file; parts are joined with llama.cpp's gguf-split.`);
  const known = files.some(({ name }) => /\.(gguf|safetensors|json|jinja)$/i.test(name));
  if (!known && files[0]) throw new ModelFileError(`${files[0].name} is no file of a model. Choose one GGUF file, or config.json, tokenizer.json and the safetensors files of a model together.`);
  const folder = new ModelFolder(files);
  try {
    return await (ggufs[0] ? readGguf(ggufs[0], folder) : readFolder(folder));
  } catch (error) {
    // what is amiss with a model is not the engine's own end
    if (error instanceof ModelFileError || !(error instanceof Error)) throw error;
    throw new ModelFileError(error.message);
  }
}

async function readGguf(source: ByteSource, folder: ModelFolder): Promise<ReadModel> {
  const file = await openGguf(source);
  const architecture = architectureOf(file);
  const config = await readGgufConfig(file);
  // a tokenizer.json that came along is the model's own word
  const own = folder.find('tokenizer.json') === null;
  const { tokenizer, config: settings } = own ? readGgufTokenizer(file) : { tokenizer: await folder.json('tokenizer.json'), config: await folder.optionalJson('tokenizer_config.json') };
  const header = await source.read(0, Math.min(...[...file.tensors.values()].map(({ from }) => from)));
  return model({ config, file: namedAsHuggingFace(file), architecture, tokenizer, settings, template: null, header, end: null });
}

async function readFolder(folder: ModelFolder): Promise<ReadModel> {
  const [tokenizer, settings, template] = [await folder.json('tokenizer.json'), await folder.optionalJson('tokenizer_config.json'), await folder.optionalText('chat_template.jinja')];
  const header = await folder.bytes(folder.need('config.json'));
  const json = await folder.json('config.json');
  const config = parseConfig(json);
  return model({ config, file: await folder.weights(), architecture: 'as published', tokenizer, settings, template, header, end: endIn(json) });
}

interface Found {
  readonly config: DecoderConfig;
  readonly file: TensorFile;
  readonly architecture: string;
  readonly tokenizer: unknown;
  readonly settings: unknown;
  readonly template: string | null;
  readonly header: Uint8Array<ArrayBuffer>;
  /** The token that ends a text, as config.json numbers it. */
  readonly end: number | null;
}

async function model({ config, file, architecture, tokenizer, settings, template, header, end }: Found): Promise<ReadModel> {
  checkWeights(config, file.tensors);
  return {
    config,
    packed: (bits) => (bits === 32 && !holdsBlocks(file) ? null : packedParts(file, architecture, config, bits === 4 ? 4 : 8)),
    plain: async (onBytes) => ({ config, weights: await plainWeights(file, expectedShapes(config), { orderOf: (name) => rowOrder(architecture, name, config), onBytes }) }),
    tokenizer: new PublishedTokenizer(tokenizer, settings, config.vocab, end),
    chatTemplate: template ?? templateIn(settings),
    parameters: parameterCount(config),
    encodings: [...new Set([...file.tensors.values()].filter(({ shape }) => shape.length > 1).map(({ encoding }) => encoding))],
    headerSha256: await sha256Of(header.buffer),
  };
}

/** Some of its tensors are packed already. */
const holdsBlocks = ({ tensors }: TensorFile): boolean => [...tensors.values()].some(({ encoding }) => isBlockEncoding(encoding));

function packedParts(file: TensorFile, architecture: string, config: DecoderConfig, bits: 4 | 8): PackedParts {
  const complaint = packable(config);
  if (complaint) throw new ModelFileError(complaint);
  return { config, stored: storedWeights(file, architecture, config, bits) };
}

/** Of several, the first. */
function endIn(config: unknown): number | null {
  const { eos_token_id: id } = config as { readonly eos_token_id?: unknown };
  const first: unknown = Array.isArray(id) ? id[0] : id;
  return typeof first === 'number' ? first : null;
}

/** One text, or several by name, of which "default" is meant. */
function templateIn(settings: unknown): string | null {
  const given = (settings as { readonly chat_template?: unknown }).chat_template;
  if (typeof given === 'string') return given;
  const named = Array.isArray(given) ? (given as readonly unknown[]) : [];
  const chosen = named.find((one): one is { readonly name: string; readonly template: string } => {
    const { name, template } = (one ?? {}) as { readonly name?: unknown; readonly template?: unknown };
    return name === 'default' && typeof template === 'string';
  });
  return chosen?.template ?? null;
}
