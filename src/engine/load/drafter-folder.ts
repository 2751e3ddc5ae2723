/**
 * A drafter's folder beside the pair's: card, config.json and weights, checked against the card. It has no tokenizer, embedding or
 * vocabulary of its own; and a page may be published without it.
 */
import { readSafetensors } from '#engine/weights/safetensors.ts';
import type { Weights } from '#engine/model/weights.ts';
import { checkHash, readCard } from './card-hashes.ts';
import { openFile, openOptional, type Fetch, type OpenedFile } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';

export interface DrafterFiles {
  /** The card's title. */
  readonly name: string;
  /** Of the weights. */
  readonly sha256: string;
  readonly config: unknown;
  readonly weights: Weights;
}

/** Null where there is no such folder. */
export async function openDrafter(fetch: Fetch, base: string, folder: string): Promise<readonly OpenedFile[] | null> {
  const at = (file: string): [url: string, name: string] => [`${base}models/${folder}/${file}`, `models/${folder}/${file}`];
  const card = await openOptional(fetch, ...at('README.md'));
  if (!card) return null;
  return [card, ...(await Promise.all(['config.json', 'model.safetensors'].map((file) => openFile(fetch, ...at(file)))))];
}

/** `files` as openDrafter gives them, and what is in them. */
export async function readDrafter(files: readonly OpenedFile[], contents: readonly ArrayBuffer[]): Promise<DrafterFiles> {
  const [card, config, weights] = files.map(({ name }, i) => ({ name, content: contents[i]! })) as [Named, Named, Named];
  const hashes = readCard(new TextDecoder().decode(card.content), card.name);
  const checked = ({ name, content }: Named): Promise<string> => checkHash(hashes, name.slice(name.lastIndexOf('/') + 1), name, content);
  await checked(config);
  return { name: hashes.title, sha256: await checked(weights), config: parseJson(config), weights: readSafetensors(weights.content, weights.name) };
}

interface Named {
  readonly name: string;
  readonly content: ArrayBuffer;
}
