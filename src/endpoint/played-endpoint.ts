/**
 * A server of the chat protocol in memory, for tests: what it answers is scripted, and the name of the model chooses what goes wrong. `answer` is the
 * server; `fetch` is what a browser lets a page of another origin see of it. e2e/support puts the same behind a port.
 */
import type { EndpointFetch } from './endpoint.ts';

/** What a model says when it is asked; pieces as they are streamed. */
export interface PlayedTurn {
  readonly parts?: readonly string[];
  readonly thought?: string;
  readonly calls?: readonly { readonly name: string; readonly args: string }[];
  readonly cut?: boolean;
}

export interface PlayedQuestion {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string | null; readonly tool_call_id?: string }[];
  readonly [field: string]: unknown;
}

export interface PlayedRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly question: PlayedQuestion | null;
}

export const PLAYED_MODELS = ['scripted', 'whole', 'busy-once', 'slow', 'breaks', 'ends-early', 'fails', 'fails-midway', 'garbled', 'plain', 'page'] as const;
const SECONDS_TO_WAIT = '2';

export class PlayedEndpoint {
  models: readonly string[] = PLAYED_MODELS;
  /** null: everybody may ask. */
  key: string | null = null;
  /** Lets pages of other origins read its answers. */
  cors = true;
  /** It does not listen at all. */
  offline = false;
  /** Has no `/models`. */
  listless = false;
  readonly requests: PlayedRequest[] = [];
  #busy = 0;
  #script: (question: PlayedQuestion) => PlayedTurn;

  constructor(script: (question: PlayedQuestion) => PlayedTurn = () => ({ parts: ['Yes', '.'] })) {
    this.#script = script;
  }

  fetch: EndpointFetch = async (url, init = {}) => {
    init.signal?.throwIfAborted();
    if (this.offline) throw new TypeError('Failed to fetch');
    const unread = init.mode === 'no-cors';
    const response = await this.answer(init.method ?? 'GET', new URL(url).pathname, new Headers(init.headers), typeof init.body === 'string' ? init.body : '', init.signal ?? new AbortController().signal);
    if (!this.cors && !unread) throw new TypeError('Failed to fetch');
    return response;
  };

  async answer(method: string, path: string, headers: Headers, body: string, signal: AbortSignal): Promise<Response> {
    const authorization = headers.get('authorization');
    const question = body === '' ? null : JSON.parse(body) as PlayedQuestion;
    this.requests.push({ method, path, authorization, question });
    if (this.key !== null && authorization !== `Bearer ${this.key}`) return refusal(401, `Incorrect API key provided: ${authorization?.slice(7) ?? ''}`);
    if (path === '/v1/models' && !this.listless) return Response.json({ object: 'list', data: this.models.map((id) => ({ id, object: 'model' })) });
    if (path !== '/v1/chat/completions' || question === null) return refusal(404, 'Not Found');
    if (!this.models.includes(question.model)) return refusal(404, `The model ${question.model} does not exist`);
    return this.#say(question, signal);
  }

  #say(question: PlayedQuestion, signal: AbortSignal): Response {
    const turn = this.#script(question);
    switch (question.model) {
      case 'busy-once': return this.#busy++ === 0 ? refusal(429, 'Rate limit reached', { 'retry-after': SECONDS_TO_WAIT }) : streamed(turn);
      case 'fails': return refusal(500, 'The model runner stopped');
      case 'fails-midway': return stream([...events(turn).slice(0, 1), 'data: {"error":{"message":"out of memory"}}\n\n'], 'ends');
      case 'garbled': return stream([...events(turn).slice(0, 1), 'data: {"choices": [{"del\n\n'], 'ends');
      case 'breaks': return stream(events(turn).slice(0, 1), 'breaks');
      case 'ends-early': return stream(events(turn).slice(0, 1), 'ends');
      case 'slow': return stream(events(turn).slice(0, 1), 'hangs', signal);
      case 'plain': return question.response_format === undefined ? streamed(turn) : refusal(400, 'response_format is not supported');
      case 'page': return new Response('<!doctype html><title>Welcome</title>', { headers: { 'content-type': 'text/html' } });
      case 'whole': return Response.json(whole(turn));
      default: return question.stream === true ? streamed(turn) : Response.json(whole(turn));
    }
  }
}

const refusal = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response => Response.json({ error: { message, type: 'played' } }, { status, headers });
const streamed = (turn: PlayedTurn): Response => stream([...events(turn), 'data: [DONE]\n\n'], 'ends');
const USAGE = { prompt_tokens: 11, completion_tokens: 3 };

function whole({ parts = [], thought = '', calls = [], cut = false }: PlayedTurn): unknown {
  const made = calls.map(({ name, args }, i) => ({ id: `call_${i}`, type: 'function', function: { name, arguments: args } }));
  const finish = cut ? 'length' : made.length > 0 ? 'tool_calls' : 'stop';
  return { choices: [{ index: 0, message: { role: 'assistant', content: parts.join(''), reasoning_content: thought, ...(made.length > 0 && { tool_calls: made }) }, finish_reason: finish }], usage: USAGE };
}

/** Arguments of calls are cut in half, as servers cut them. */
function events({ parts = [], thought = '', calls = [], cut = false }: PlayedTurn): readonly string[] {
  const event = (delta: unknown, finish: string | null = null): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const callPieces = calls.flatMap(({ name, args }, index) => {
    const half = Math.floor(args.length / 2);
    return [
      event({ tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: args.slice(0, half) } }] }),
      event({ tool_calls: [{ index, function: { arguments: args.slice(half) } }] }),
    ];
  });
  return [
    ...(thought === '' ? [] : [event({ reasoning_content: thought })]), ...parts.map((content) => event({ content })), ...callPieces,
    event({}, cut ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop'), `data: ${JSON.stringify({ choices: [], usage: USAGE })}\n\n`,
  ];
}

function stream(pieces: readonly string[], then: 'ends' | 'breaks' | 'hangs', signal?: AbortSignal): Response {
  const encoder = new TextEncoder();
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
    pull(controller) {
      if (at < pieces.length) controller.enqueue(encoder.encode(pieces[at++]));
      else if (then === 'ends') controller.close();
      else if (then === 'breaks') controller.error(new TypeError('network error'));
      else return new Promise(() => undefined);
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
