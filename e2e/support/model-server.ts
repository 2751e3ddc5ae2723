/**
 * A host of model files, as a visitor's would be: another origin than the page's, with ranges, ETags and CORS. It can be told to do what
 * hosts and lines do wrong.
 */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** Bytes, or the path of a file on disk. */
export type ServedFile = Uint8Array | string;

export interface ModelServer {
  /** http://127.0.0.1:PORT/: the files lie at their names behind it. */
  readonly url: string;
  /** May be changed at any time. */
  readonly files: Map<string, ServedFile>;
  readonly faults: {
    /** The next answer with content breaks off after so many bytes of it; then null again. */
    cutAfter: number | null;
    /** false: every answer is the whole file. */
    ranges: boolean;
    /** false: other pages may not send If-Range, as on the Hub's own hosts of large files. */
    ifRange: boolean;
    /** Names that are answered with 404. */
    readonly missing: Set<string>;
  };
  /** Those for content: preflights are left out. */
  readonly requests: { readonly method: string; readonly name: string; readonly range: string | null; readonly ifRange: string | null }[];
  close(): Promise<void>;
}

export async function modelServer(files: Iterable<readonly [string, ServedFile]>): Promise<ModelServer> {
  const state: Omit<ModelServer, 'url' | 'close'> = { files: new Map(files), faults: { cutAfter: null, ranges: true, ifRange: true, missing: new Set() }, requests: [] };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...state,
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function answer({ files, faults, requests }: Omit<ModelServer, 'url' | 'close'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag, content-range', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-store' };
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...cors, 'access-control-allow-headers': faults.ifRange ? 'range, if-range' : 'range', 'access-control-allow-methods': 'GET, HEAD' }).end();
    return;
  }
  const name = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname).slice(1);
  const [method, range, ifRange] = [request.method ?? 'GET', request.headers.range ?? null, request.headers['if-range'] ?? null];
  requests.push({ method, name, range, ifRange: typeof ifRange === 'string' ? ifRange : null });
  const file = files.get(name);
  if (file === undefined || faults.missing.has(name)) {
    response.writeHead(404, { ...cors, 'content-type': 'text/plain' }).end('not found');
    return;
  }
  const { size, etag } = factsOf(file);
  const asked = faults.ranges && (ifRange === null || ifRange === etag) ? /^bytes=(\d+)-(\d*)$/.exec(range ?? '') : null;
  const from = Number(asked?.[1] ?? 0);
  const to = Math.min(asked?.[2] ? Number(asked[2]) + 1 : size, size);
  if (asked && from >= to) {
    response.writeHead(416, { ...cors, 'content-range': `bytes */${size}` }).end();
    return;
  }
  response.writeHead(asked ? 206 : 200, {
    ...cors, etag, 'content-type': 'application/octet-stream', 'content-length': to - from, ...(asked ? { 'content-range': `bytes ${from}-${to - 1}/${size}` } : {}),
  });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  const cut = faults.cutAfter;
  faults.cutAfter = null;
  await write(response, file, from, Math.min(to, from + (cut ?? Infinity)));
  if (cut === null) response.end();
  else response.destroy();
}

function factsOf(file: ServedFile): { readonly size: number; readonly etag: string } {
  if (typeof file !== 'string') return { size: file.length, etag: `"${createHash('sha256').update(file).digest('hex').slice(0, 32)}"` };
  const { size, mtimeMs } = statSync(file);
  return { size, etag: `"${size}-${mtimeMs}"` };
}

/** Resolves when all of it has left. */
async function write(response: ServerResponse, file: ServedFile, from: number, to: number): Promise<void> {
  if (from >= to) return;
  const pieces: AsyncIterable<Uint8Array> = typeof file === 'string' ? createReadStream(file, { start: from, end: to - 1 }) : Readable.from([file.subarray(from, to)]);
  for await (const piece of pieces) {
    await new Promise<void>((resolve, reject) => response.write(piece, (error) => (error ? reject(error) : resolve())));
  }
}
