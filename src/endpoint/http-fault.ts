/** What a server says with a status other than 2xx, as a fault (RFC 9110, 15.5-15.6; 10.2.3 for Retry-After). */
import { EndpointFault } from './endpoint-fault.ts';
import type { Endpoint } from './endpoint.ts';

const MOST_SAID = 240;
const LONGEST_WAIT = 3600;
const NO_TOOLS = /not support(ed)?.{0,30}\btools?\b|\btools?\b.{0,60}(not supported|unsupported|requires? --)/i;

/** What of an endpoint a sentence names. */
export type Asked = Pick<Endpoint, 'address' | 'key' | 'model'>;

/** `body`: of the answer, as text. */
export function httpFault(response: Pick<Response, 'status' | 'headers'>, body: string, { address: { host }, key, model }: Asked): EndpointFault {
  const { status } = response;
  const said = key.redact(saidIn(body)).trim();
  const quote = said === '' ? '' : ` It says: “${said}”`;
  const fault = (kind: EndpointFault['kind'], sentence: string, again = false): EndpointFault =>
    new EndpointFault(kind, `${sentence}${quote}`, { again, waitSeconds: again ? waitSeconds(response.headers, said) : null });
  if (status === 401) {
    return fault('key', key.given ? `${host} does not take this key (401). Check it, or make a new one.` : `${host} asks for a key (401). Write it into its field.`);
  }
  if (status === 402) return fault('quota', `${host} wants to be paid first (402). Look at the account's balance.`);
  if (status === 403) return fault('forbidden', `${host} does not allow this (403): the key may not use ${model}, or the server does not take requests from this page. Check both.`);
  if (status === 404 && aboutModel(said, model)) return fault('model', `${host} does not have the model ${model} (404). Choose one that it lists.`);
  if (status === 404 || status === 405 || status === 410) return fault('address', `${host} has nothing at this address (${status}). Check its path: most servers want /v1 at its end.`);
  if (status === 413 || (status < 429 && /context|too (long|large|many)|maximum.{0,40}tokens|exceed/i.test(said))) {
    return fault('context', `The conversation is longer than ${model} at ${host} can read (${status}). Allow fewer tokens, or start its server with a larger context.`);
  }
  if ((status === 400 || status === 422 || status >= 500) && NO_TOOLS.test(said)) {
    return fault('tools', `${model} at ${host} takes no tools (${status}). Choose a model that does, or start its server with the setting that allows them.`);
  }
  if (status === 429 && /quota|billing|credit|balance/i.test(said)) return fault('quota', `${host} has no credit left for this key (429). Look at the account's limits.`);
  if (status === 429) return fault('busy', `${host} gets more requests than it takes (429). Wait, or let fewer run at a time.`, true);
  if (status === 408 || status === 425) return fault('busy', `${host} did not get to the request in time (${status}). Try again.`, true);
  if (status === 503 || status === 529) return fault('busy', `${host} is too busy, or still loading its model (${status}). Wait a little and try again.`, true);
  if (status >= 500) return fault('server', `${host} failed (${status}). Try again; if it stays so, look at what its server prints.`, true);
  return fault('request', `${host} refused the request (${status}). Choose another model, or look at what its server prints.`);
}

/** The sentence in an error's body, on one line and not too long; '': there is none. */
export function saidIn(body: string): string {
  const said = messageIn(body).replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return said.length > MOST_SAID ? `${said.slice(0, MOST_SAID)}…` : said;
}

/** {error: {message}}, {error: "..."}, {message}, {detail}; a page says nothing. */
function messageIn(body: string): string {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return /^\s*</.test(body) ? '' : body;
  }
  for (let at = read, depth = 0; depth < 4; depth++) {
    if (typeof at === 'string') return at;
    if (Array.isArray(at)) at = at[0];
    else if (typeof at === 'object' && at !== null) at = (['error', 'message', 'detail', 'msg'] as const).map((name) => (at as Record<string, unknown>)[name]).find((inner) => inner !== undefined && inner !== null);
    else break;
  }
  return '';
}

const aboutModel = (said: string, model: string): boolean => /model/i.test(said) || (model !== '' && said.includes(model));

/** Of the header, which other pages can seldom read, or of what is said. A moment counts from the answer's own date. */
function waitSeconds(headers: Headers, said: string): number | null {
  const header = headers.get('retry-after');
  if (header !== null) {
    const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : (Date.parse(header) - Date.parse(headers.get('date') ?? '')) / 1000;
    if (seconds >= 0) return Math.min(seconds, LONGEST_WAIT);
  }
  const [, amount, unit] = /(?:try|retry)\D{0,20}?(?:in|after) (\d+(?:\.\d+)?) ?(ms|s|m)/i.exec(said) ?? [];
  if (amount === undefined) return null;
  return Math.min(Number(amount) * (unit === 'ms' ? 0.001 : unit === 'm' ? 60 : 1), LONGEST_WAIT);
}
