/** A repository of the Hub as a model: one of its GGUF files, or a folder of safetensors with what belongs to it. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { shardNames } from '#engine/weights/safetensors-shards.ts';
import { hubTree, type HubFile } from './hub-tree.ts';
import { addressText, isGguf, isSafetensors, type HubAddress } from './model-address.ts';
import { byPreference, folderOf, INDEX, isSplit, isWholeGguf, LARGEST_INDEX, nameIn, OPTIONAL, REQUIRED, WEIGHTS } from './model-files.ts';
import { keyOf, type ModelListing, type OtherFile } from './model-listing.ts';
import { ask, expectFile, readJson, type RemoteFetch } from './remote-answer.ts';

export async function listHub(fetch: RemoteFetch, address: HubAddress): Promise<ModelListing> {
  const all = await hubTree(fetch, address);
  const ggufs = byPreference(all.filter(({ path }) => isWholeGguf(path)));
  const chosen = address.file === null ? weightsOf(address, all, ggufs) : named(address, all, address.file);
  const files = isGguf(chosen) ? [all.find(({ path }) => path === chosen)!] : await folderFiles(fetch, address, all, chosen);
  // weights of the usual name in the first folder are what the repository alone stands for
  const source = addressText({ ...address, file: chosen === WEIGHTS ? null : chosen });
  const choices = ggufs.filter(({ path }) => path !== chosen).map(({ path, size }): OtherFile => ({ file: path, size, source: addressText({ ...address, file: path }) }));
  const title = isGguf(chosen) ? nameIn(chosen).replace(/\.gguf$/i, '') : address.repo.slice(address.repo.indexOf('/') + 1);
  return { key: keyOf(source), title, source, files: files.map(({ name, url, size, version, sha256 }) => ({ name, url, size, version, sha256 })), choices };
}

/** The path of the weights that nobody named. Shards stand under the name that they have together. */
function weightsOf(address: HubAddress, all: readonly HubFile[], ggufs: readonly HubFile[]): string {
  const inRoot = all.filter(({ path }) => folderOf(path) === '');
  if (inRoot.some(({ name }) => name === WEIGHTS || name === INDEX)) return WEIGHTS;
  const only = inRoot.filter(({ name }) => isSafetensors(name));
  const found = ggufs[0]?.path ?? (only.length === 1 ? only[0]!.path : null);
  if (found !== null) return found;
  throw new ModelFileError(`${address.repo} has no weights that this page reads: no whole .gguf file, no ${WEIGHTS}. Look on the Hub for a version of it in one of these forms.`);
}

function named(address: HubAddress, all: readonly HubFile[], file: string): string {
  if (!all.some(({ path }) => path === file)) throw new ModelFileError(`${address.repo} has no file ${file} at revision ${address.revision}. Check the spelling, or type ${address.repo} alone.`);
  if (!isSplit(file)) return file;
  if (isGguf(file)) throw new ModelFileError(`${nameIn(file)} is one part of a model that was split, which this page does not join. Choose a model in one .gguf file.`);
  return `${folderOf(file)}${WEIGHTS}`;
}

async function folderFiles(fetch: RemoteFetch, address: HubAddress, all: readonly HubFile[], weights: string): Promise<readonly HubFile[]> {
  const folder = folderOf(weights);
  const find = (name: string): HubFile | undefined => all.find(({ path }) => path === `${folder}${name}`);
  const need = (name: string): HubFile => find(name) ?? fail(`${address.repo} has no ${folder}${name}, without which its weights cannot be used. Choose a complete model.`);
  const about = [...REQUIRED.map(need), ...OPTIONAL.flatMap((name) => find(name) ?? [])];
  const single = find(nameIn(weights));
  if (single) return [...about, single];
  const index = need(INDEX);
  const response = await ask(fetch, index.url, `${INDEX} of ${address.repo}`);
  expectFile(response, index.url, `${INDEX} of ${address.repo}`);
  return [...about, index, ...shardNames(await readJson(response, INDEX, LARGEST_INDEX), INDEX).map(need)];
}

function fail(sentence: string): never {
  throw new ModelFileError(sentence);
}
