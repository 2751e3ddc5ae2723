/**
 * The address of an endpoint at the border: what a visitor typed becomes the base to which `/chat/completions` and `/models` are added. What may be
 * secret in an address (a name, a password, what stands behind ? or #) is refused, so that its host may be shown, linked and logged.
 */
import { EndpointFault } from './endpoint-fault.ts';

/** Where a browser says the host is: this machine, its network, or anywhere (Local Network Access). */
export type AddressSpace = 'loopback' | 'local' | 'public';

export interface EndpointAddress {
  /** Without a slash at its end: https://host/v1. */
  readonly base: string;
  /** Its public form, host and port alone: a path may name an account. */
  readonly host: string;
  readonly secure: boolean;
  readonly space: AddressSpace;
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const LOCAL = /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|\[f[cd][0-9a-f]*:.*\]|\[fe[89ab][0-9a-f]*:.*\]|.+\.local)$/;
/** Ends that are copied along with the base. */
const ROUTES = /\/(chat\/completions|completions|models)$/;

/** Throws an EndpointFault that does not repeat what was typed. */
export function endpointAddress(typed: string): EndpointAddress {
  const text = typed.trim();
  if (text === '') throw new EndpointFault('address', 'No address was given. Write where the server listens, such as http://localhost:8080/v1.');
  // some browsers make a host of a space
  const url = /\s/u.test(text) ? null : parsed(text);
  if (url === null) throw new EndpointFault('address', 'This is not an address. Write where the server listens, such as http://localhost:8080/v1.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new EndpointFault('address', 'Only http:// and https:// lead to an endpoint. Write the address with one of these.');
  if (url.username !== '' || url.password !== '') throw new EndpointFault('address', 'The address holds a name or a password. Leave out what stands before the @, and write the key into its own field.');
  if (url.search !== '' || url.hash !== '') throw new EndpointFault('address', 'The address holds something behind a ? or a #, which may be secret. Leave it out, and write the key into its own field.');
  const path = url.pathname.replace(/\/+$/, '').replace(ROUTES, '');
  return { base: `${url.origin}${path === '' ? '/v1' : path}`, host: url.host, secure: url.protocol === 'https:', space: spaceOf(url.hostname) };
}

/** With a scheme where it has none: what is near speaks plain HTTP, what is far does not. */
function parsed(text: string): URL | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return URL.canParse(text) ? new URL(text) : null;
  // a scheme of another kind (data:, javascript:), and no host with a port
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return URL.canParse(text) ? new URL(text) : null;
  if (!URL.canParse(`https://${text}`)) return null;
  const url = new URL(`https://${text}`);
  return spaceOf(url.hostname) === 'public' ? url : new URL(`http://${text}`);
}

function spaceOf(hostname: string): AddressSpace {
  if (LOOPBACK.test(hostname)) return 'loopback';
  return LOCAL.test(hostname) ? 'local' : 'public';
}
