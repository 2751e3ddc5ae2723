/**
 * The played server of the chat protocol (src/endpoint/played-endpoint.ts) behind a port of its own, as a visitor's llama.cpp or Ollama would be: another
 * origin than the page's. The name of the model chooses what goes wrong; `played` may be changed at any time.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlayedEndpoint, type PlayedQuestion, type PlayedTurn } from '#endpoint/played-endpoint.ts';

export interface EndpointServer {
  /** http://127.0.0.1:PORT/v1 */
  readonly base: string;
  readonly played: PlayedEndpoint;
  /** Requests that the page let go of before they were answered. */
  readonly aborted: string[];
  close(): Promise<void>;
}

export async function endpointServer(script?: (question: PlayedQuestion) => PlayedTurn, port = 0): Promise<EndpointServer> {
  const played = new PlayedEndpoint(script);
  const aborted: string[] = [];
  const server = createServer((request, response) => {
    answer(played, aborted, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    played,
    aborted,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function answer(played: PlayedEndpoint, aborted: string[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cors = played.cors ? { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type', 'access-control-allow-methods': 'GET, POST', 'access-control-expose-headers': 'retry-after' } : {};
  if (request.method === 'OPTIONS') {
    response.writeHead(204, cors).end();
    return;
  }
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const path = new URL(request.url ?? '/', 'http://host').pathname;
  const gone = new AbortController();
  response.on('close', () => {
    if (response.writableFinished) return;
    aborted.push(path);
    gone.abort();
  });
  const headers = new Headers(request.headers.authorization === undefined ? {} : { authorization: request.headers.authorization });
  const said = await played.answer(request.method ?? 'GET', path, headers, Buffer.concat(pieces).toString(), gone.signal);
  response.writeHead(said.status, { ...cors, ...Object.fromEntries(said.headers) });
  response.flushHeaders();
  const reader = said.body?.getReader();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) response.write(piece.value);
  response.end();
}
