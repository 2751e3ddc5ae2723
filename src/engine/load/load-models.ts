/**
 * Loads the shipped pair: models/target and models/draft beside the page, each a Hugging Face folder with its card. All files are
 * asked for first, so that the progress knows its whole, then read together; every one is checked against its card. Drafters that
 * read the target's features are loaded when they are first asked for (open-engine.ts).
 */
import { vocabularyMismatch } from '#core/speculation/vocabulary.ts';
import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import type { ModelIdentity } from '#core/trace/events.ts';
import type { ModelParts } from '#engine/model/open-decoder.ts';
import { parameterCount, parseConfig } from '#engine/model/config.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { checkWeights } from '#engine/model/weights.ts';
import type { LoadProgress } from '#engine/protocol.ts';
import { checkHash, readCard } from './card-hashes.ts';
import { folderUrl, ModelFileError, openFile, readAll, type Fetch, type OpenedFile } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';

const CARD = 'README.md';
const FILES = [CARD, 'config.json', 'tokenizer.json', 'model.safetensors'] as const;
type FileName = (typeof FILES)[number];

export interface LoadedModel extends ModelParts {
  readonly identity: ModelIdentity;
  readonly tokenizer: TextTokenizer;
}

export interface LoadedModels {
  readonly target: LoadedModel;
  readonly draft: LoadedModel;
}

export async function loadModels(fetch: Fetch, baseUrl: string, onProgress: (progress: LoadProgress) => void): Promise<LoadedModels> {
  const base = folderUrl(baseUrl);
  const open = (folder: string): Promise<readonly OpenedFile[]> =>
    Promise.all(FILES.map((file) => openFile(fetch, `${base}models/${folder}/${file}`, `models/${folder}/${file}`)));
  const files = await Promise.all([open('target'), open('draft')]);
  const contents = await readAll(files.flat(), onProgress);
  const [target, draft] = await Promise.all([openModel(files[0], contents.slice(0, FILES.length)), openModel(files[1], contents.slice(FILES.length))]);
  const mismatch = vocabularyMismatch(target.tokenizer.vocabulary(), draft.tokenizer.vocabulary());
  if (mismatch) throw new ModelFileError(mismatch);
  return { target, draft };
}

/** `files` and `contents` are in the order of FILES. */
async function openModel(files: readonly OpenedFile[], contents: readonly ArrayBuffer[]): Promise<LoadedModel> {
  const named = (file: FileName): { name: string; content: ArrayBuffer } => {
    const at = FILES.indexOf(file);
    return { name: files[at]!.name, content: contents[at]! };
  };
  const card = readCard(new TextDecoder().decode(named(CARD).content), named(CARD).name);
  const checked = async (file: FileName): Promise<string> => checkHash(card, file, named(file).name, named(file).content);
  await checked('config.json');
  await checked('tokenizer.json');
  const sha256 = await checked('model.safetensors');
  const config = parseConfig(parseJson(named('config.json')));
  const tokenizer = new TextTokenizer(parseJson(named('tokenizer.json')));
  if (tokenizer.size !== config.vocab) {
    throw new ModelFileError(`${named('tokenizer.json').name} has ${tokenizer.size} tokens where config.json has ${config.vocab}; they are not of one model.`);
  }
  const weights = readSafetensors(named('model.safetensors').content, named('model.safetensors').name);
  checkWeights(config, weights);
  return { config, weights, tokenizer, identity: { name: card.title, parameters: parameterCount(config), sha256 } };
}
