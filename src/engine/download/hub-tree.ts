/**
 * All files of a repository of the Hugging Face Hub, as its API lists them: https://huggingface.co/api/models/OWNER/NAME/tree/REVISION; of one
 * that has too many, those beside the file that was named.
 */
import * as v from 'valibot';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { encodedPath, type HubAddress } from './model-address.ts';
import { folderOf, nameIn } from './model-files.ts';
import type { RemoteFile } from './model-listing.ts';
import { ask, expectFile, readJson, type RemoteFetch } from './remote-answer.ts';

const HUB = 'https://huggingface.co';
/** A page lists a thousand files: hardly a model has so many pages. */
const MOST_PAGES = 20;
const LARGEST_PAGE = 8 * 2 ** 20;

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entry = v.object({
  type: v.string(),
  path: v.pipe(v.string(), v.maxLength(1000)),
  size,
  oid: v.pipe(v.string(), v.maxLength(200)),
  lfs: v.nullish(v.object({ oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), size })),
});

export interface HubFile extends RemoteFile {
  readonly path: string;
}

export async function hubTree(fetch: RemoteFetch, address: HubAddress): Promise<readonly HubFile[]> {
  const { repo, file } = address;
  const all = await listed(fetch, address, '?recursive=true');
  if (all) return all;
  if (file === null) throw new ModelFileError(`${repo} has more files than this page lists. Name the one that holds the weights, with its folders: ${repo}/FOLDER/FILE.gguf.`);
  const folder = folderOf(file).slice(0, -1);
  const beside = await listed(fetch, address, folder === '' ? '' : `/${encodedPath(folder)}`);
  if (beside) return beside;
  throw new ModelFileError(`${repo} has more files beside ${nameIn(file)} than this page lists. Choose a repository that holds this model alone, or download it and open it as a file.`);
}

/** Page after page of a list; null: there are too many. */
async function listed(fetch: RemoteFetch, address: HubAddress, part: string): Promise<readonly HubFile[] | null> {
  const { repo, revision } = address;
  const what = `the repository ${repo}${revision === 'main' ? '' : ` at revision ${revision}`}`;
  const files: HubFile[] = [];
  let url: string | null = `${HUB}/api/models/${repo}/tree/${encodeURIComponent(revision)}${part}`;
  for (let page = 0; url !== null; page++) {
    if (page === MOST_PAGES) return null;
    const response = await ask(fetch, url, what);
    expectFile(response, url, what);
    const entries = v.safeParse(v.array(entry), await readJson(response, `The Hub's list of ${what}`, LARGEST_PAGE));
    if (!entries.success) throw new ModelFileError(`The Hub lists ${what} in a form that this page does not know. Give the address of one of its files instead.`);
    for (const { type, path, ...held } of entries.output) {
      if (type === 'file') files.push({ path, name: nameIn(path), url: fileUrl(address, path), size: held.lfs?.size ?? held.size, version: held.oid, sha256: held.lfs?.oid ?? null });
    }
    url = nextPage(response);
  }
  return files;
}

const fileUrl = ({ repo, revision }: HubAddress, path: string): string => `${HUB}/${repo}/resolve/${encodeURIComponent(revision)}/${encodedPath(path)}`;

/** Link: <...>; rel="next". It is followed on the Hub alone. */
function nextPage(response: Response): string | null {
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  return next?.startsWith(`${HUB}/api/models/`) ? next : null;
}
