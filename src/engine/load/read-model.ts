/**
 * A published model from its files, whatever they are: one GGUF, or a Hugging Face folder with config.json, tokenizer.json and weights in
 * one safetensors file or several. Headers and the small files are read; the weights stay where they are until a decoder asks for them.
 */
import { PublishedTokenizer } from '#core/tokenizer/published-tokenizer.ts';
import { parseConfig, parameterCount, type DecoderConfig } from '#engine/model/config.ts';
import type { ModelParts, PackedParts } from '#engine/model/open-decoder.ts';
import { checkWeights, expectedShapes, type Tensor, type Weights } from '#engine/model/weights.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import { isBlockEncoding } from '#engine/weights/coded-matrix.ts';
import { architectureOf, readGgufConfig } from '#engine/weights/gguf-config.ts';
import { openGguf } from '#engine/weights/gguf-header.ts';
import { inHuggingFaceOrder, namedAsHuggingFace, rowOrder } from '#engine/weights/gguf-names.ts';
import { readGgufTokenizer } from '#engine/weights/gguf-tokenizer.ts';
import { readTensor } from '#engine/weights/read-tensor.ts';
import { storedWeights } from '#engine/weights/stored-weights.ts';
import type { TensorFile } from '#engine/weights/tensor-file.ts';
import { ModelFileError } from './fetch-file.ts';
import { ModelFolder } from './model-folder.ts';
import { packable } from './packable.ts';
import { sha256Of } from './sha-256.ts';

export interface ReadModel {
  readonly config: DecoderConfig;
  /** What a decoder is made of (model/open-decoder.ts), read as it is placed; null: kept in f32. Throws a sentence where it cannot be packed. */
  readonly packed: (bits: WeightBits) => PackedParts | null;
  /** The same in f32, all of it in memory. */
  readonly plain: () => Promise<ModelParts>;
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
  return model({ config, file: namedAsHuggingFace(file), architecture, tokenizer, settings, template: null, header });
}

async function readFolder(folder: ModelFolder): Promise<ReadModel> {
  const [tokenizer, settings, template] = [await folder.json('tokenizer.json'), await folder.optionalJson('tokenizer_config.json'), await folder.optionalText('chat_template.jinja')];
  const header = await folder.bytes(folder.need('config.json'));
  const config = parseConfig(await folder.json('config.json'));
  return model({ config, file: await folder.weights(), architecture: 'as published', tokenizer, settings, template, header });
}

interface Found {
  readonly config: DecoderConfig;
  readonly file: TensorFile;
  readonly architecture: string;
  readonly tokenizer: unknown;
  readonly settings: unknown;
  readonly template: string | null;
  readonly header: Uint8Array<ArrayBuffer>;
}

async function model({ config, file, architecture, tokenizer, settings, template, header }: Found): Promise<ReadModel> {
  checkWeights(config, file.tensors);
  return {
    config,
    packed: (bits) => (bits === 32 && !holdsBlocks(file) ? null : packedParts(file, architecture, config, bits === 4 ? 4 : 8)),
    plain: async () => ({ config, weights: await plainWeights(file, architecture, config) }),
    tokenizer: new PublishedTokenizer(tokenizer, settings, config.vocab),
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

async function plainWeights(file: TensorFile, architecture: string, config: DecoderConfig): Promise<Weights> {
  const weights = new Map<string, Tensor>();
  for (const [name, shape] of expectedShapes(config)) {
    const stored = await readTensor(file, file.tensors.get(name)!);
    weights.set(name, { shape, data: inHuggingFaceOrder(stored, rowOrder(architecture, name, config)) });
  }
  return weights;
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
