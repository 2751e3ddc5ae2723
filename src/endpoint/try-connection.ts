/**
 * "Test connection": from the list of models to one word of the chosen one, and if that fails, which of the many reasons it is that a browser calls
 * "failed to fetch" (pibench.md 8.4.2). What nobody may read can still be asked for (`no-cors`): if that comes back, the server is there, and it is its
 * CORS setting that is missing.
 */
import { complete, PATIENCE } from './complete.ts';
import { Deadline } from './deadline.ts';
import type { AddressSpace } from './endpoint-address.ts';
import { EndpointFault, type FaultKind } from './endpoint-fault.ts';
import type { Endpoint, Line } from './endpoint.ts';
import { listModels } from './list-models.ts';

export interface Surroundings {
  /** The page itself came over https. */
  readonly securePage: boolean;
  /** The browser's own permission for such hosts; null: it knows none. */
  permission(space: Exclude<AddressSpace, 'public'>): Promise<PermissionState | null>;
}

export interface ConnectionReport {
  readonly ok: boolean;
  /** null: all is well. */
  readonly kind: FaultKind | null;
  readonly sentence: string;
  /** null: it does not tell. */
  readonly models: readonly string[] | null;
}

const PROBE = { silenceMs: 10_000, totalMs: 10_000 };
const NAMED = 5;

/** A model without a name is not asked anything. Rejects only where the caller stopped it. */
export async function tryConnection(endpoint: Endpoint, line: Line, around: Surroundings, signal?: AbortSignal): Promise<ConnectionReport> {
  const { address: { host }, model } = endpoint;
  let models: readonly string[] | null = null;
  try {
    models = await listModels(endpoint, line, signal).catch((error: unknown) => {
      // a server may well answer questions and have no list
      if (error instanceof EndpointFault && (error.kind === 'address' || error.kind === 'malformed') && model !== '') return null;
      throw error;
    });
    if (model === '') return { ok: true, kind: null, sentence: `${host} can be reached. Choose a model.`, models };
    if (models !== null && !models.some((name) => name === model || name === `${model}:latest`)) throw notListed(host, model, models);
    const word = { messages: [{ role: 'user', content: 'Answer with the word yes.' }], maxTokens: 16 } as const;
    await complete(endpoint, line, word, { patience: PATIENCE, ...(signal && { signal }) });
    return { ok: true, kind: null, sentence: `${host} can be reached, and ${model} answers.`, models };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof EndpointFault)) throw error;
    const { kind, message } = error.kind === 'unreachable' ? await whyUnreachable(endpoint, line, around, signal) : error;
    return { ok: false, kind, sentence: message, models };
  }
}

/** In the order in which a browser would stop the request. */
async function whyUnreachable({ address, key }: Endpoint, line: Line, around: Surroundings, signal: AbortSignal | undefined): Promise<EndpointFault> {
  const { host, secure, space, base } = address;
  const plain = around.securePage && !secure;
  if (plain && space === 'public') {
    return new EndpointFault('mixed-content', `This page came over https, and from such a page a browser asks nothing of http://${host}. Give the server an https address, or open this page over http.`);
  }
  const permission = space === 'public' ? null : await around.permission(space);
  if (permission === 'denied') {
    return new EndpointFault('permission', `This browser does not let this page reach ${place(space)}. Allow it in the site's settings, left of the address bar, and test again.`);
  }
  if (await answersUnread(`${base}/models`, host, line, signal)) {
    // some refuse a key without the header that would let the page read it
    const refuses = key.given ? 'If it has that setting, it may be refusing the key.' : 'If it has that setting, it may be asking for a key.';
    return new EndpointFault('cors', `${host} is there, but does not let this page read its answers (CORS). Start it with the setting that allows this page. ${refuses}`);
  }
  if (permission === 'prompt') {
    return new EndpointFault('permission', `${host} could not be reached. If the browser asked whether this page may reach ${place(space)}, allow it and test again; if it did not ask, check that the server is running.`);
  }
  if (plain) {
    return new EndpointFault('mixed-content', `${host} could not be reached: it is not running at this address, or this browser asks nothing of http from a page that came over https. Check that it runs; then try Chrome, or open this page over http.`);
  }
  return new EndpointFault('unreachable', `${host} could not be reached. Check that its server is running, that the port is right, and that there is a connection.`, { again: true });
}

async function answersUnread(url: string, host: string, { fetch, wait }: Line, signal: AbortSignal | undefined): Promise<boolean> {
  const deadline = new Deadline(host, wait, PROBE, signal);
  try {
    await deadline.race(fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: deadline.signal }));
    return true;
  } catch {
    signal?.throwIfAborted();
    return false;
  } finally {
    deadline.end();
  }
}

const place = (space: AddressSpace): string => (space === 'loopback' ? 'programs on this computer' : 'devices on the local network');

function notListed(host: string, model: string, models: readonly string[]): EndpointFault {
  const named = models.slice(0, NAMED).join(', ');
  const rest = models.length > NAMED ? ` and ${models.length - NAMED} more` : '';
  return new EndpointFault('model', models.length === 0 ? `${host} offers no model. Load one in its server, and test again.` : `${host} does not offer ${model}. It has ${named}${rest}: choose one of these.`);
}
