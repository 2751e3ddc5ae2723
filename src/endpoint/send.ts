/** One request of an endpoint, to the status of its answer: what is no 2xx, or no answer at all, is a fault. */
import type { Deadline } from './deadline.ts';
import { EndpointFault } from './endpoint-fault.ts';
import type { EndpointFetch } from './endpoint.ts';
import { httpFault, type Asked } from './http-fault.ts';
import { readWhole } from './read-whole.ts';

const MOST_OF_AN_ERROR = 64 * 1024;

export async function send(endpoint: Asked, path: string, body: string | null, fetch: EndpointFetch, deadline: Deadline): Promise<Response> {
  const { address, key } = endpoint;
  const init: RequestInit = body === null
    ? { method: 'GET', headers: key.headers() }
    : { method: 'POST', headers: { ...key.headers(), 'content-type': 'application/json' }, body };
  // no cookies of that host, no cache, no address of this page, and no other host than the one that was named
  const response = await deadline.race(fetch(`${address.base}${path}`, { ...init, signal: deadline.signal, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error' })).catch((error: unknown) => {
    if (deadline.signal.aborted) throw deadline.signal.reason as Error;
    // what a browser says of it is "Failed to fetch", whatever it was
    throw error instanceof EndpointFault ? error : unreachable(endpoint);
  });
  deadline.heard();
  if (!response.ok) throw httpFault(response, await readWhole(response, MOST_OF_AN_ERROR, deadline).catch(() => ''), endpoint);
  return response;
}

export const unreachable = ({ address: { host } }: Asked): EndpointFault => new EndpointFault('unreachable',
  `${host} could not be reached, or does not let this page read its answers. Press Test connection to see which.`, { again: true });
