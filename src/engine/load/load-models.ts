/**
 * Loads the shipped pair: models/target and models/draft beside the page, each a Hugging Face folder with its card, and the
 * drafters that go with the target where they are published (load-dflash.ts, load-eagle3.ts). All files are asked for first, so
 * that the progress knows its whole, then read together; every one is checked against its card.
 */
import { vocabularyMismatch } from '#core/speculation/vocabulary.ts';
import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import type { ModelIdentity } from '#core/trace/events.ts';
import type { ModelParts } from '#engine/decode/pair.ts';
import { parameterCount, parseConfig } from '#engine/model/config.ts';
import { readSafetensors } from '#engine/model/safetensors.ts';
import { checkWeights } from '#engine/model/weights.ts';
import type { LoadProgress } from '#engine/protocol.ts';
import { checkHash, readCard } from './card-hashes.ts';
import { ModelFileError, openFile, type Fetch, type OpenedFile } from './fetch-file.ts';
import { openDrafter, readDrafter, type DrafterFiles } from './drafter-folder.ts';
import { readDFlash, type LoadedDFlash } from './load-dflash.ts';
import { readEagle3, type LoadedEagle } from './load-eagle3.ts';
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
  /** Null where the page was published without one. */
  readonly dflash: LoadedDFlash | null;
  readonly eagle3: LoadedEagle | null;
}

export async function loadModels(fetch: Fetch, baseUrl: string, onProgress: (progress: LoadProgress) => void): Promise<LoadedModels> {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const open = (folder: string): Promise<readonly OpenedFile[]> =>
    Promise.all(FILES.map((file) => openFile(fetch, `${base}models/${folder}/${file}`, `models/${folder}/${file}`)));
  const [target, draft, dflash, eagle3] = await Promise.all([open('target'), open('draft'), openDrafter(fetch, base, 'dflash'), openDrafter(fetch, base, 'eagle3')]);
  const totalBytes = [...target, ...draft, ...(dflash ?? []), ...(eagle3 ?? [])].reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  const read = (file: OpenedFile): Promise<ArrayBuffer> =>
    file.read((more) => {
      bytes += more;
      onProgress({ file: file.name, bytes, totalBytes: Math.max(totalBytes, bytes) });
    });
  const readAll = (files: readonly OpenedFile[]): Promise<readonly ArrayBuffer[]> => Promise.all(files.map(read));
  const openPair = async (files: readonly OpenedFile[]): Promise<LoadedModel> => openModel(files, await readAll(files));
  const openOther = async (files: readonly OpenedFile[] | null): Promise<DrafterFiles | null> => files && readDrafter(files, await readAll(files));
  const [ofTarget, ofDraft, ofDFlash, ofEagle3] = await Promise.all([openPair(target), openPair(draft), openOther(dflash), openOther(eagle3)]);
  const loaded = { target: ofTarget, draft: ofDraft, dflash: ofDFlash && readDFlash(ofDFlash, ofTarget), eagle3: ofEagle3 && readEagle3(ofEagle3, ofTarget) };
  const mismatch = vocabularyMismatch(loaded.target.tokenizer.vocabulary(), loaded.draft.tokenizer.vocabulary());
  if (mismatch) throw new ModelFileError(mismatch);
  return loaded;
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
