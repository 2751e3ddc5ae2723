/**
 * A drafter's folder beside the pair's: config.json and weights, checked against the folder's card where that names hashes. Those that
 * ship do; one from elsewhere need not. It has no tokenizer, embedding or vocabulary of its own; and a page may be published without it.
 */
import { readSafetensors } from '#engine/weights/safetensors.ts';
import type { Weights } from '#engine/model/weights.ts';
import { checkHash, parseCard } from './card-hashes.ts';
import { openFile, openOptional, type Fetch, type OpenedFile } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';
import { sha256Of } from './sha-256.ts';

export interface DrafterFiles {
  /** The card's title, else the folder's name. */
  readonly name: string;
  /** Of the weights. */
  readonly sha256: string;
  readonly config: unknown;
  readonly weights: Weights;
}

/** Config, weights and, where there is one, card; null where there is no such folder. */
export async function openDrafter(fetch: Fetch, base: string, folder: string): Promise<readonly OpenedFile[] | null> {
  const at = (file: string): [url: string, name: string] => [`${base}models/${folder}/${file}`, `models/${folder}/${file}`];
  const card = await openOptional(fetch, ...at('README.md'));
  const config = await (card ? openFile : openOptional)(fetch, ...at('config.json'));
  return config && [config, await openFile(fetch, ...at('model.safetensors')), ...(card ? [card] : [])];
}

/** `files` as openDrafter gives them, and what is in them. */
export async function readDrafter(files: readonly OpenedFile[], contents: readonly ArrayBuffer[]): Promise<DrafterFiles> {
  const [config, weights, readme] = files.map(({ name }, i) => ({ name, content: contents[i]! })) as [Named, Named, Named | undefined];
  const card = parseCard(readme ? new TextDecoder().decode(readme.content) : '', config.name.split('/').at(-2) ?? config.name);
  const hashOf = ({ name, content }: Named): Promise<string> =>
    card.sha256.size > 0 ? checkHash(card, name.slice(name.lastIndexOf('/') + 1), name, content) : sha256Of(content);
  await hashOf(config);
  return { name: card.title, sha256: await hashOf(weights), config: parseJson(config), weights: readSafetensors(weights.content, weights.name) };
}

interface Named {
  readonly name: string;
  readonly content: ArrayBuffer;
}
