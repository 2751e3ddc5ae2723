/**
 * One request to an endpoint and its answer, streamed where the server streams, whole where it does not. Nothing is tried twice, with one exception:
 * a field that this server does not know is left out, and the same is asked again without it.
 */
import * as v from 'valibot';
import { AnswerPieces, chunkSchema, MOST_CALLS, type Answer, type Chunk } from './answer-pieces.ts';
import { requestBody, type ChatRequest } from './chat-request.ts';
import { Deadline, type Patience } from './deadline.ts';
import { EndpointFault } from './endpoint-fault.ts';
import { OPTIONAL_FIELDS, type Endpoint, type Line, type OptionalField } from './endpoint.ts';
import { EndlessEvent, eventData } from './event-stream.ts';
import { saidIn } from './http-fault.ts';
import { readWhole, TooMuch } from './read-whole.ts';
import { send } from './send.ts';

export interface Listening {
  readonly signal?: AbortSignal;
  /** Each piece of the text as it comes. */
  readonly onText?: (text: string) => void;
  /** In characters, whatever the server makes of `maxTokens`. */
  readonly mostCharacters?: number;
  readonly patience?: Patience;
}

/** A server on a laptop may read a long prompt for a minute before it says a word. */
export const PATIENCE: Patience = { silenceMs: 180_000, totalMs: 900_000 };
const MOST_CHARACTERS = 400_000;

/** Throws an EndpointFault; where the caller stopped it, the reason of its signal. */
export async function complete(endpoint: Endpoint, line: Line, request: ChatRequest, listening: Listening = {}): Promise<Answer> {
  for (;;) {
    try {
      return await completeOnce(endpoint, line, request, listening);
    } catch (error) {
      const field = refusedField(error, endpoint, requestBody(endpoint, request));
      if (field === null) throw error;
      endpoint.refused.add(field);
    }
  }
}

async function completeOnce(endpoint: Endpoint, line: Line, request: ChatRequest, { signal, onText, mostCharacters = MOST_CHARACTERS, patience = PATIENCE }: Listening): Promise<Answer> {
  const { host } = endpoint.address;
  const deadline = new Deadline(host, line.wait, patience, signal);
  try {
    const response = await send(endpoint, '/chat/completions', JSON.stringify(requestBody(endpoint, request)), line.fetch, deadline);
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/html')) throw new EndpointFault('address', `${host} answers with a web page. Check the address: it must be that of its API, which often ends in /v1.`);
    const pieces = new AnswerPieces(endpoint.key);
    const hear = (data: string): void => {
      const added = pieces.add(readChunk(data, endpoint));
      if (pieces.length > mostCharacters) throw tooMuch(host);
      if (pieces.flooded) throw new EndpointFault('too-long', `${host} called more than ${MOST_CALLS} tools in one answer, and was stopped. Choose another model.`);
      if (added !== '') onText?.(added);
    };
    if (response.body !== null && type.startsWith('text/event-stream')) {
      let done = false;
      for await (const data of eventData(response.body, deadline)) {
        done = data.trim() === '[DONE]';
        if (done) break;
        hear(data);
      }
      if (!done && !pieces.finished) throw broken(host);
    } else {
      hear(await readWhole(response, mostCharacters * 8, deadline));
    }
    const rest = pieces.rest();
    if (rest !== '') onText?.(rest);
    const answer = pieces.answer();
    if (answer.text === '' && answer.calls.length === 0 && answer.thought === '' && !pieces.finished) {
      throw new EndpointFault('malformed', `${host} answered with nothing. Try again, or choose another model.`, { again: true });
    }
    return answer;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof EndpointFault) throw error;
    if (deadline.signal.aborted) throw deadline.signal.reason as Error;
    if (error instanceof EndlessEvent || error instanceof TooMuch) throw tooMuch(host);
    throw broken(host);
  } finally {
    deadline.end();
  }
}

function readChunk(data: string, { address: { host }, key }: Endpoint): Chunk {
  let read: unknown;
  try {
    read = JSON.parse(data);
  } catch {
    throw malformed(host);
  }
  const { success, output } = v.safeParse(chunkSchema, read);
  if (!success) throw malformed(host);
  if (output.error === undefined || output.error === null) return output;
  const said = key.redact(saidIn(JSON.stringify(output.error)));
  throw new EndpointFault('server', `${host} failed while it was answering. Try again; if it stays so, look at what its server prints.${said === '' ? '' : ` It says: “${said}”`}`, { again: true });
}

/** The field for which the server refused; null: it is not that. */
function refusedField(error: unknown, { refused }: Endpoint, body: Readonly<Record<string, unknown>>): OptionalField | null {
  if (!(error instanceof EndpointFault) || error.kind !== 'request') return null;
  const fields = Object.keys(OPTIONAL_FIELDS) as OptionalField[];
  return fields.find((field) => !refused.has(field) && body[field] !== undefined && OPTIONAL_FIELDS[field].test(error.message)) ?? null;
}

const broken = (host: string): EndpointFault => new EndpointFault('broken', `The answer of ${host} broke off. Try again; if it stays so, check the connection.`, { again: true });
const malformed = (host: string): EndpointFault => new EndpointFault('malformed', `${host} does not speak the chat protocol: what came is not JSON of the kind that was asked for. Check the address and the model.`);
const tooMuch = (host: string): EndpointFault => new EndpointFault('too-long', `${host} wrote more than is taken, and was stopped. Allow fewer tokens, or choose another model.`);
