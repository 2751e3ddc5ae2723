/**
 * A model's address as it may be passed on: in a link, a title, a sentence. What stands before the @ of a URL or behind its ? may be a password or
 * a key (a signed URL is one), so neither leaves the place where it was typed.
 */
export const HUB_HOSTS: readonly string[] = ['huggingface.co', 'www.huggingface.co', 'hf.co'];
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Null: without what may be secret it is no address any more, or that of another file. What stands behind a # is never asked of a host. */
export function publicAddress(typed: string): string | null {
  // owner/name[@revision][/path/file]; with an @ further to the front, or another of these marks, it is a URL that lost its beginning
  if (!SCHEME.test(typed)) return /^[^/@?#:]+(\/[^?#:]*)?$/.test(typed) ? typed : null;
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  // the Hub's own pages name their files by the path alone
  if (url.search !== '' && !HUB_HOSTS.includes(url.host)) return null;
  if (url.search === '' && url.hash === '') return typed;
  url.search = '';
  url.hash = '';
  return url.href;
}

/** The same for the eye: what is left out shows as an ellipsis. */
export function shownAddress(typed: string): string {
  const [, scheme = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?)(.*)$/is.exec(typed) ?? [];
  const [path = ''] = rest.split(/[?#]/, 1);
  // a revision is named behind an @ too, but not before the first slash; in what is no URL a password may hold anything
  const whole = scheme === '' || URL.canParse(typed);
  const host = path.lastIndexOf('@', whole && path.includes('/') ? path.indexOf('/') : path.length);
  const shown = host < 0 ? path : `…${path.slice(host)}`;
  return `${scheme}${shown}${path.length < rest.length ? '…' : ''}`;
}
