/** A model at any address: one GGUF file, or a file of safetensors in whose folder its configuration and tokenizer lie. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { shardNames } from '#engine/weights/safetensors-shards.ts';
import { isGguf, type UrlAddress } from './model-address.ts';
import { INDEX, isSplit, LARGEST_INDEX, nameIn, OPTIONAL, REQUIRED } from './model-files.ts';
import { keyOf, type ModelListing, type RemoteFile } from './model-listing.ts';
import { ask, expectFile, hostOf, isPage, readJson, type RemoteFetch } from './remote-answer.ts';

export async function listUrl(fetch: RemoteFetch, { url }: UrlAddress): Promise<ModelListing> {
  const name = nameIn(decodeURIComponent(new URL(url).pathname));
  const files = isGguf(name) ? [await need(fetch, url, name)] : await folderFiles(fetch, url, name);
  return { key: keyOf(url), title: name.replace(/\.(gguf|safetensors)$/i, ''), source: url, files, choices: [] };
}

async function folderFiles(fetch: RemoteFetch, url: string, name: string): Promise<readonly RemoteFile[]> {
  const beside = (other: string): string => new URL(encodeURIComponent(other), url).href;
  const about = await Promise.all(REQUIRED.map((other) => need(fetch, beside(other), other)));
  const optional = await Promise.all(OPTIONAL.map((other) => look(fetch, beside(other), other)));
  about.push(...optional.filter((file) => file !== null));
  if (!isSplit(name)) return [...about, await need(fetch, url, name)];
  const index = await need(fetch, beside(INDEX), INDEX);
  const response = await ask(fetch, index.url, INDEX);
  expectFile(response, index.url, INDEX);
  const shards = shardNames(await readJson(response, INDEX, LARGEST_INDEX), INDEX);
  return [...about, index, ...(await Promise.all(shards.map((shard) => need(fetch, beside(shard), shard))))];
}

async function need(fetch: RemoteFetch, url: string, name: string): Promise<RemoteFile> {
  const { response, size } = await head(fetch, url, name);
  expectFile(response, url, name);
  if (size === null) throw new ModelFileError(`${hostOf(url)} does not say how large ${name} is, so that its download could neither be checked nor be gone on with. Put the file on another host.`);
  return { name, url, size, version: response.headers.get('etag')?.replace(/^W\//, '') ?? null, sha256: null };
}

/** null: there is no such file; the host says so, or answers with its page. */
async function look(fetch: RemoteFetch, url: string, name: string): Promise<RemoteFile | null> {
  const { response } = await head(fetch, url, name);
  return isAbsent(response) ? null : need(fetch, url, name);
}

const isAbsent = (response: Response): boolean => response.status === 404 || response.status === 410 || isPage(response);

/**
 * What a host says of a file without giving it. A range keeps the browser from asking for a compressed form, whose length would be another;
 * a host that refuses HEAD, in an answer or (to another page than its own) by none, or does not tell the length, is asked for the first byte.
 */
async function head(fetch: RemoteFetch, url: string, name: string): Promise<{ readonly response: Response; readonly size: number | null }> {
  const response = await ask(fetch, url, name, { method: 'HEAD', headers: { range: 'bytes=0-' } }).catch(() => null);
  const size = response && (wholeOf(response) ?? lengthOf(response));
  if (response && (isAbsent(response) || (response.ok && size !== null))) return { response, size };
  const first = await ask(fetch, url, name, { headers: { range: 'bytes=0-0' } });
  await first.body?.cancel();
  // the length of a part is not the file's
  return { response: first, size: wholeOf(first) ?? (first.status === 206 ? null : lengthOf(first)) };
}

const wholeOf = (response: Response): number | null => asSize(/^bytes (?:\d+-\d+|\*)\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]);

const lengthOf = ({ headers }: Response): number | null => (headers.has('content-encoding') ? null : asSize(headers.get('content-length')));

function asSize(text: string | null | undefined): number | null {
  const size = Number(text ?? NaN);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}
