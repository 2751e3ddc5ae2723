/**
 * What a visitor types to name a model: a repository of the Hugging Face Hub ("owner/name", "owner/name@revision", either with a file behind
 * it, or an address of its pages), or the address of a .gguf or .safetensors file anywhere. `addressText` writes it back in its shortest
 * form, which reads as the same address: what is kept is named by it.
 */
import { HUB_HOSTS, shownAddress } from '#core/chat/public-address.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';

export interface HubAddress {
  readonly kind: 'hub';
  /** owner/name */
  readonly repo: string;
  readonly revision: string;
  /** The weights, by their path in the repository; null: whichever it has. */
  readonly file: string | null;
}

export interface UrlAddress {
  readonly kind: 'url';
  readonly url: string;
}

export type ModelAddress = HubAddress | UrlAddress;

const MAIN = 'main';
const LONGEST = 2000;
/** What the Hub shows at addresses that look like a repository's but are not a model's. */
const NOT_MODELS = ['datasets', 'spaces', 'docs', 'blog', 'collections', 'papers', 'api', 'models'];

export const isGguf = (file: string): boolean => /\.gguf$/i.test(file);
export const isSafetensors = (file: string): boolean => /\.safetensors$/i.test(file);

/** Throws a sentence where it names no model. */
export function parseModelAddress(text: string): ModelAddress {
  const typed = text.trim();
  if (typed === '') refuse('Nothing was typed');
  if (typed.length > LONGEST) refuse(`What was typed is ${typed.length} characters long, more than any model's address`);
  // a control character is never typed on purpose, and URL() would drop some of them silently
  if ([...typed].some((character) => character <= ' ' || character === '\u007f')) refuse(`"${shown(typed)}" has a space or a control character in it`);
  if (/(^|[/\\]|%2f|%5c)(\.|%2e){1,2}($|[/\\?#]|%2f|%5c)/i.test(typed)) refuse(`"${shown(typed)}" has a step to another folder ("." or "..") in it`);
  return /^[a-z][a-z0-9+.-]*:/i.test(typed) ? parseUrl(typed) : parsePath(typed);
}

export function addressText(address: ModelAddress): string {
  if (address.kind === 'url') return address.url;
  const { repo, revision, file } = address;
  return `${repo}${revision === MAIN ? '' : `@${encodeURIComponent(revision)}`}${file === null ? '' : `/${encodedPath(file)}`}`;
}

export const encodedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function parseUrl(typed: string): ModelAddress {
  if (!URL.canParse(typed)) refuse(`"${shown(typed)}" is not an address`);
  const url = new URL(typed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse(`"${shown(typed)}" is not an address of the web: only https and http can be fetched`);
  if (url.username !== '' || url.password !== '') refuse('The address has a name or a password in it, which this page does not keep or send: take it out');
  if (HUB_HOSTS.includes(url.host)) return parseHubPage(url);
  const path = decoded(url.pathname);
  if (!isGguf(path) && !isSafetensors(path)) refuse(`"${shown(typed)}" does not name a .gguf or .safetensors file`);
  url.hash = '';
  return { kind: 'url', url: url.href };
}

/** https://huggingface.co/OWNER/NAME, with /tree/REVISION[/FOLDER], /blob/REVISION/FILE or /resolve/REVISION/FILE behind it. */
function parseHubPage(url: URL): HubAddress {
  const [owner = '', name = '', view, revision = MAIN, ...path] = url.pathname.split('/').filter((part) => part !== '').map(decoded);
  if (NOT_MODELS.includes(owner)) refuse(`${shown(url.href)} is a page of the Hub that is not a model's`);
  const file = view === 'blob' || view === 'resolve' ? path.join('/') : null;
  return hubAddress(`${owner}/${name}`, revision, file);
}

/** owner/name[@revision][/path/file]. A slash inside a revision is written %2F, as the Hub does, but for its own refs/pr/1 and refs/convert/x. */
function parsePath(typed: string): HubAddress {
  const parts = /^([^/@]+\/[^/@]+)(?:@((?:refs\/(?:pr|convert)\/)?[^/]+))?(?:\/(.+))?$/.exec(typed);
  if (!parts) return refuse(`"${shown(typed)}" does not name a model`);
  const [, repo = '', revision = MAIN, file] = parts;
  return hubAddress(repo, decoded(revision), file === undefined ? null : file.split('/').map(decoded).join('/'));
}

function hubAddress(repo: string, revision: string, file: string | null): HubAddress {
  if (!/^[a-z0-9][\w.-]{0,95}\/[a-z0-9][\w.-]{0,95}$/i.test(repo)) refuse(`"${shown(repo)}" is not the name of a repository of the Hub`);
  if (!/^[\w][\w./+-]{0,199}$/.test(revision) || revision.includes('..')) refuse(`"${shown(revision)}" is not the name of a revision`);
  if (file !== null && !isGguf(file) && !isSafetensors(file)) refuse(`"${shown(file)}" is not a .gguf or .safetensors file`);
  return { kind: 'hub', repo, revision, file };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return refuse(`"${shown(part)}" has a % that stands for no character`);
  }
}

/** A sentence is copied into reports: what may be secret is not in it. */
function shown(text: string): string {
  const open = shownAddress(text);
  return open.length > 80 ? `${open.slice(0, 80)}…` : open;
}

function refuse(what: string): never {
  throw new ModelFileError(`${what}. Type a model of the Hugging Face Hub as owner/name, or the https address of a .gguf or .safetensors file.`);
}
