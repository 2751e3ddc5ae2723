/**
 * Loads the DFlash drafter beside the pair: models/dflash, in the form of z-lab's checkpoints, if this page was published with one.
 * It is checked against its card, and refused where it was trained beside another target than the one that is loaded.
 */
import type { ModelIdentity } from '#core/trace/events.ts';
import type { DFlashParts } from '#engine/model/dflash.ts';
import { dflashMismatch, parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { checkDFlashWeights, dflashParameterCount } from '#engine/model/dflash-weights.ts';
import { readSafetensors } from '#engine/model/safetensors.ts';
import { checkHash, readCard } from './card-hashes.ts';
import { ModelFileError, openFile, openOptional, type Fetch, type OpenedFile } from './fetch-file.ts';
import type { LoadedModel } from './load-models.ts';
import { parseJson } from './parse-json.ts';

export interface LoadedDFlash extends DFlashParts {
  readonly identity: ModelIdentity;
}

const FOLDER = 'models/dflash';

/** Card, config.json and weights; null where there is no such folder. */
export async function openDFlash(fetch: Fetch, base: string): Promise<readonly OpenedFile[] | null> {
  const at = (file: string): [url: string, name: string] => [`${base}${FOLDER}/${file}`, `${FOLDER}/${file}`];
  const card = await openOptional(fetch, ...at('README.md'));
  if (!card) return null;
  return [card, ...(await Promise.all(['config.json', 'model.safetensors'].map((file) => openFile(fetch, ...at(file)))))];
}

/** `files` as openDFlash gives them, and what is in them. */
export async function readDFlash(files: readonly OpenedFile[], contents: readonly ArrayBuffer[], target: LoadedModel): Promise<LoadedDFlash> {
  const [card, config, weights] = files.map(({ name }, i) => ({ name, content: contents[i]! })) as [Named, Named, Named];
  const { title, sha256: hashes } = readCard(new TextDecoder().decode(card.content), card.name);
  const checked = ({ name, content }: Named): Promise<string> => checkHash({ title, sha256: hashes }, name.slice(FOLDER.length + 1), name, content);
  await checked(config);
  const sha256 = await checked(weights);
  const parts: DFlashParts = { config: parseDFlashConfig(parseJson(config)), weights: readSafetensors(weights.content, weights.name) };
  if (parts.config.target !== null && parts.config.target !== target.identity.sha256) {
    throw new ModelFileError(`The DFlash drafter was trained beside another target (its SHA-256 begins with ${parts.config.target.slice(0, 8)}, not ${target.identity.sha256.slice(0, 8)}); the two were not published together.`);
  }
  const mismatch = dflashMismatch(parts.config, target.config);
  if (mismatch) throw new ModelFileError(mismatch);
  checkDFlashWeights(parts.config, parts.weights);
  return { ...parts, identity: { name: title, parameters: dflashParameterCount(parts.config), sha256 } };
}

interface Named {
  readonly name: string;
  readonly content: ArrayBuffer;
}
