/** A web host in memory, for tests: it speaks Range, If-Range and ETag, and can be made to do each of the things that hosts and lines do wrong. */
import type { RemoteFetch } from './remote-answer.ts';

export interface PlayedFile {
  content: Uint8Array<ArrayBuffer>;
  etag: string | null;
  type?: string;
}

export interface PlayedRequest {
  readonly method: string;
  readonly url: string;
  readonly range: string | null;
  readonly ifRange: string | null;
}

const PIECE = 64 * 1024;

export class PlayedHost {
  readonly files = new Map<string, PlayedFile>();
  readonly requests: PlayedRequest[] = [];
  /** Each answer with content breaks off after so many bytes of it, until there are no more of these. */
  readonly cuts: number[] = [];
  /** The next answers are these instead. */
  readonly instead: Response[] = [];
  knowsRanges = true;
  /** As a host whose CORS rules do not let the header through. */
  refusesIfRange = false;
  refusesHead: 'no' | 'in an answer' | 'by none' = 'no';
  /** Other pages may read Content-Range and ETag. */
  exposes = true;
  /** What it says of the length of every file. */
  saysLength: number | null = null;
  /** Called before each answer; may never resolve. */
  before: () => Promise<void> = async () => undefined;
  /** No connection at all. */
  offline = false;

  put(url: string, content: Uint8Array<ArrayBuffer> | string, etag: string | null = '"1"', type?: string): void {
    this.files.set(url, { content: typeof content === 'string' ? new TextEncoder().encode(content) : content, etag, ...(type === undefined ? {} : { type }) });
  }

  fetch: RemoteFetch = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const request = { method: init.method ?? 'GET', url, range: headers.get('range'), ifRange: headers.get('if-range') };
    this.requests.push(request);
    init.signal?.throwIfAborted();
    const heldBack = (this.refusesIfRange && request.ifRange !== null) || (this.refusesHead === 'by none' && request.method === 'HEAD');
    if (this.offline || heldBack) throw new TypeError('Failed to fetch');
    await Promise.race([this.before(), aborted(init.signal ?? undefined)]);
    const instead = this.instead.shift();
    if (instead) return instead;
    if (this.refusesHead === 'in an answer' && request.method === 'HEAD') return new Response(null, { status: 405 });
    const file = this.files.get(url);
    return file ? this.#give(file, request, init.signal ?? undefined) : new Response('not found', { status: 404 });
  };

  #give({ content, etag, type }: PlayedFile, { method, range, ifRange }: PlayedRequest, signal: AbortSignal | undefined): Response {
    const asked = this.knowsRanges && method === 'GET' && (ifRange === null || ifRange === etag) ? /^bytes=(\d+)-(\d*)$/.exec(range ?? '') : null;
    const from = Number(asked?.[1] ?? 0);
    if (from >= content.length && asked) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${content.length}` } });
    const to = asked?.[2] ? Math.min(Number(asked[2]) + 1, content.length) : content.length;
    const total = this.saysLength ?? content.length;
    const headers = new Headers({ 'content-length': String(asked ? to - from : total), 'content-type': type ?? 'application/octet-stream' });
    if (this.exposes && etag !== null) headers.set('etag', etag);
    if (this.exposes && asked) headers.set('content-range', `bytes ${from}-${to - 1}/${total}`);
    return new Response(method === 'HEAD' ? null : streamOf(content.subarray(from, to), this.cuts.shift() ?? Infinity, signal), { status: asked ? 206 : 200, headers });
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
}

function streamOf(content: Uint8Array<ArrayBuffer>, cut: number, signal: AbortSignal | undefined): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const end = Math.min(at + PIECE, content.length, cut);
      if (signal?.aborted) controller.error(signal.reason);
      else if (at < end) controller.enqueue(content.slice(at, end));
      else if (at >= cut) controller.error(new TypeError('network error'));
      else controller.close();
      at = end;
    },
  }, { highWaterMark: 0 });
}
