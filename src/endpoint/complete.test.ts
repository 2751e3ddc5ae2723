/** Streams, whole answers, calls of tools, each failure of a played server, caps of time and length, and a stop that reaches the request. */
import { expect, it } from 'vitest';
import type { ChatRequest } from './chat-request.ts';
import { complete } from './complete.ts';
import { endpointAddress } from './endpoint-address.ts';
import { EndpointFault, type FaultKind } from './endpoint-fault.ts';
import { EndpointKey } from './endpoint-key.ts';
import { Endpoint, type EndpointFetch, type Wait } from './endpoint.ts';
import { PlayedEndpoint, type PlayedTurn } from './played-endpoint.ts';

const never: Wait = async (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
const request: ChatRequest = { messages: [{ role: 'user', content: 'Well?' }], maxTokens: 100 };
const at = (model: string): Endpoint => new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), model);
const server = (turn: PlayedTurn = { parts: ['Wh', 'y not', '?'] }): PlayedEndpoint => new PlayedEndpoint(() => turn);
const answering = (body: string, type = 'application/json'): EndpointFetch => async () => new Response(body, { headers: { 'content-type': type } });

async function faultOf(work: Promise<unknown>): Promise<EndpointFault> {
  const error: unknown = await work.then(() => new Error('it went well'), (reason: unknown) => reason);
  if (!(error instanceof EndpointFault)) throw error as Error;
  return error;
}

it('streams an answer piece by piece, with its tokens', async () => {
  const heard: string[] = [];
  const played = server();
  const answer = await complete(at('scripted'), { fetch: played.fetch, wait: never }, request, { onText: (text) => heard.push(text) });
  expect(heard).toEqual(['Wh', 'y not', '?']);
  expect(answer).toEqual({ text: 'Why not?', thought: '', calls: [], cut: false, tokens: { prompt: 11, completion: 3 } });
  expect(played.requests[0]).toMatchObject({ path: '/v1/chat/completions', question: { model: 'scripted', max_tokens: 100, stream: true, stream_options: { include_usage: true } } });
});

it('takes a whole answer where the server does not stream', async () => {
  const heard: string[] = [];
  const answer = await complete(at('whole'), { fetch: server({ parts: ['Why', ' not'], thought: 'hm', cut: true }).fetch, wait: never }, request, { onText: (text) => heard.push(text) });
  expect(heard).toEqual(['Why not']);
  expect(answer).toMatchObject({ text: 'Why not', thought: 'hm', cut: true, tokens: { prompt: 11, completion: 3 } });
});

it('puts calls of tools together, streamed and whole', async () => {
  const calls = [{ name: 'files__read', args: '{"path":"a b.md"}' }, { name: 'files__list', args: '{}' }];
  for (const model of ['scripted', 'whole']) {
    const answer = await complete(at(model), { fetch: server({ calls }).fetch, wait: never }, { ...request, tools: [{ name: 'files__list', description: 'd', parameters: {} }] });
    expect(answer.calls.map(({ name, args }) => ({ name, args }))).toEqual(calls);
  }
});

it('leaves out what a server does not know, asks again, and remembers it', async () => {
  const played = server();
  const endpoint = at('plain');
  const asked = { ...request, schema: { name: 'x', schema: {} } };
  expect((await complete(endpoint, { fetch: played.fetch, wait: never }, asked)).text).toBe('Why not?');
  await complete(endpoint, { fetch: played.fetch, wait: never }, asked);
  expect(played.requests.map(({ question }) => question?.response_format !== undefined)).toEqual([true, false, false]);
});

it('asks for tokens by the other name where the server wants that', async () => {
  const bodies: Record<string, unknown>[] = [];
  const fetch: EndpointFetch = async (_, init) => {
    bodies.push(JSON.parse(init?.body as string) as Record<string, unknown>);
    return bodies.length === 1 ? Response.json({ error: { message: "Unsupported parameter: 'max_tokens'" } }, { status: 400 }) : Response.json({ choices: [{ message: { content: 'ok' }, finish_reason: 'stop' }] });
  };
  await complete(at('m'), { fetch, wait: never }, request);
  expect(bodies.map(({ max_tokens, max_completion_tokens }) => [max_tokens, max_completion_tokens])).toEqual([[100, undefined], [undefined, 100]]);
});

it.each([
  ['fails', 'server', true], ['fails-midway', 'server', true], ['garbled', 'malformed', false], ['breaks', 'broken', true], ['ends-early', 'broken', true], ['busy-once', 'busy', true], ['page', 'address', false], ['unknown', 'model', false],
] as const)('says what became of %s: %s', async (model, kind, again) => {
  const fault = await faultOf(complete(at(model), { fetch: server().fetch, wait: never }, request));
  expect([fault.kind, fault.again]).toEqual([kind, again]);
  expect(fault.message).toMatch(/localhost:8080/);
});

it('tells how long a busy server wants to be left alone, and is answered afterwards', async () => {
  const played = server();
  const endpoint = at('busy-once');
  expect((await faultOf(complete(endpoint, { fetch: played.fetch, wait: never }, request))).waitSeconds).toBe(2);
  expect((await complete(endpoint, { fetch: played.fetch, wait: never }, request)).text).toBe('Why not?');
});

it.each<[string, string, string, FaultKind]>([
  ['nothing', '{}', 'application/json', 'malformed'], ['another kind of JSON', '{"choices":7}', 'application/json', 'malformed'], ['no JSON', 'hello', 'text/plain', 'malformed'],
  ['an error with a good status', '{"error":{"message":"no slot"}}', 'application/json', 'server'], ['an empty stream', '', 'text/event-stream', 'broken'], ['a list', '[]', 'application/json', 'malformed'],
])('does not take %s for an answer', async (_, body, type, kind) => {
  expect((await faultOf(complete(at('m'), { fetch: answering(body, type), wait: never }, request))).kind).toBe(kind);
});

it('stops a server that writes without end', async () => {
  const long = server({ parts: Array.from({ length: 100 }, () => 'word ') });
  expect((await faultOf(complete(at('scripted'), { fetch: long.fetch, wait: never }, request, { mostCharacters: 40 }))).kind).toBe('too-long');
  expect((await faultOf(complete(at('whole'), { fetch: long.fetch, wait: never }, request, { mostCharacters: 40 }))).kind).toBe('too-long');
});

it('stops a server that calls tools without end', async () => {
  const calls = Array.from({ length: 2000 }, () => ({ name: 'files__list', args: '' }));
  for (const model of ['scripted', 'whole']) {
    const fault = await faultOf(complete(at(model), { fetch: server({ calls }).fetch, wait: never }, request));
    expect([fault.kind, fault.message]).toEqual(['too-long', expect.stringContaining('64 tools')]);
  }
});

it('hears and gives back no key that a server echoes, however it is cut', async () => {
  const key = 'sk-live-7Hq2Zt9xWmB4';
  const heard: string[] = [];
  const endpoint = new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(key), 'scripted');
  const answer = await complete(endpoint, { fetch: server({ parts: ['You sent sk-li', 've-7Hq2Zt9', 'xWmB4', ' to me. sk-'], calls: [{ name: 'files__write', args: `{"text":"${key}"}` }] }).fetch, wait: never }, request, { onText: (text) => heard.push(text) });
  expect(heard.join('')).toBe('You sent (key) to me. sk-');
  expect(answer).toMatchObject({ text: 'You sent (key) to me. sk-', calls: [{ args: '{"text":"(key)"}' }] });
});

it.each([['silent', 1000, true], ['late', 9000, false]] as const)('gives up on one that is %s, and lets go of the request', async (kind, ms, again) => {
  let signal: AbortSignal | undefined;
  const played = server();
  const wait: Wait = async (wanted, unless) => (wanted === ms ? undefined : never(wanted, unless));
  const fetch: EndpointFetch = async (url, init) => {
    signal = init?.signal ?? undefined;
    return played.fetch(url, init);
  };
  const fault = await faultOf(complete(at('slow'), { fetch, wait }, request, { patience: { silenceMs: 1000, totalMs: 9000 } }));
  expect([fault.kind, fault.again, signal?.aborted]).toEqual([kind, again, true]);
});

it('stops for the caller, by the reason that the caller gave, and really aborts the request', async () => {
  const stop = new AbortController();
  let signal: AbortSignal | undefined;
  const played = server();
  const fetch: EndpointFetch = async (url, init) => {
    signal = init?.signal ?? undefined;
    return played.fetch(url, init);
  };
  const work = complete(at('slow'), { fetch, wait: never }, request, { signal: stop.signal, onText: () => stop.abort(new Error('stopped by hand')) });
  await expect(work).rejects.toThrow('stopped by hand');
  expect(signal?.aborted).toBe(true);
  await expect(complete(at('scripted'), { fetch, wait: never }, request, { signal: stop.signal })).rejects.toThrow('stopped by hand');
});

it('leaves no wait running when it is done', async () => {
  const running = new Set<AbortSignal>();
  const wait: Wait = async (ms, signal) => {
    running.add(signal);
    return never(ms, signal).finally(() => running.delete(signal));
  };
  await complete(at('scripted'), { fetch: server().fetch, wait }, request);
  await Promise.resolve();
  expect([...running].filter(({ aborted }) => !aborted)).toEqual([]);
});

it('calls no connection unreachable, and what a browser says of it is not repeated', async () => {
  const played = server();
  played.offline = true;
  const fault = await faultOf(complete(at('scripted'), { fetch: played.fetch, wait: never }, request));
  expect([fault.kind, fault.again]).toEqual(['unreachable', true]);
  expect(fault.message).toContain('Test connection');
  expect(fault.message).not.toContain('Failed to fetch');
});
