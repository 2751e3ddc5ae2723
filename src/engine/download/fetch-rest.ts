/**
 * One request for what a file still lacks, and what comes of it, written as it comes. `Range` asks for the rest, `If-Range` for the whole
 * where the file is another one by now (RFC 9110, sections 13.1.5 and 14); an answer is only added to what is there if it is of the same file.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { BrokenOff } from './broken-off.ts';
import type { GrowingFile } from './growing-file.ts';
import { inTime, type Wait } from './in-time.ts';
import type { RemoteFile } from './model-listing.ts';
import { expectFile, hostOf, mayPass, messageOf, type RemoteFetch } from './remote-answer.ts';

export interface Line {
  readonly fetch: RemoteFetch;
  readonly wait: Wait;
  readonly signal: AbortSignal;
}

export interface Written {
  /** Bytes were added, or all are to come again. */
  onKept(): void;
  /** Before the first byte of the file, that it is kept under this mark. */
  onEtag(etag: string | null): Promise<void>;
}

/** An ETag by which bytes can be joined: a weak one (W/"...") stands for what reads alike, not for the same bytes. */
const strongEtag = (response: Response): string | null => {
  const etag = response.headers.get('etag');
  return etag !== null && /^"[^"]*"$/.test(etag) ? etag : null;
};

/** Bytes of two answers may be joined where the host marks its versions, or the whole is checked in the end. */
export const canGoOn = ({ sha256 }: Pick<RemoteFile, 'sha256'>, etag: string | null): boolean => etag !== null || sha256 !== null;

/** Returns when all is there. Throws BrokenOff where another try may go on, and a sentence where none will. `etag`: that of the bytes that are here. */
export async function fetchRest(growing: GrowingFile, file: RemoteFile, etag: string | null, line: Line, written: Written): Promise<void> {
  const request = new AbortController();
  const signal = AbortSignal.any([line.signal, request.signal]);
  try {
    const { response, guarded } = await askForRest(growing.kept, file, etag, { ...line, signal });
    expectRest(response, growing, file);
    if (response.status !== 206) {
      if (growing.kept > 0) growing.beginAnew();
    } else if (!continues(response, growing.kept, file, etag, guarded)) {
      growing.beginAnew();
      throw new BrokenOff('its host has another version of it by now');
    }
    if (growing.kept === 0) await written.onEtag(strongEtag(response));
    await take(response, growing, file, line.wait, written);
  } catch (error) {
    line.signal.throwIfAborted();
    throw error;
  } finally {
    // what is still under way of an answer that is of no use
    request.abort();
  }
}

/** `guarded`: the host itself takes care that the rest is of the version that is here. */
async function askForRest(kept: number, file: RemoteFile, etag: string | null, { fetch, wait, signal }: Line): Promise<{ readonly response: Response; readonly guarded: boolean }> {
  // Models are kept here, and not once more in the browser's cache. Also from 0: a browser asks for no compressed form of a range, so that lengths are the file's own
  const range = `bytes=${kept}-`;
  const send = (headers: Record<string, string>): Promise<Response> => inTime(fetch(file.url, { headers, signal, cache: 'no-store' }), wait).catch((error: unknown) => {
    throw error instanceof BrokenOff ? error : new BrokenOff(messageOf(error));
  });
  if (kept === 0 || etag === null) return { response: await send({ range }), guarded: false };
  try {
    return { response: await send({ range, 'if-range': etag }), guarded: true };
  } catch {
    signal.throwIfAborted();
    // hosts that allow other pages to ask for a range do not always allow them this header
    return { response: await send({ range }), guarded: false };
  }
}

function expectRest(response: Response, growing: GrowingFile, file: RemoteFile): void {
  if (mayPass(response.status)) throw new BrokenOff(`it answers ${response.status}`, retryAfter(response));
  if (response.status === 416 && growing.kept > 0) {
    growing.beginAnew();
    throw new BrokenOff('its host has fewer bytes of it by now');
  }
  if (response.status === 416) throw otherLength(file, totalOf(response) ?? 'fewer');
  expectFile(response, file.url, file.name);
  const total = totalOf(response);
  if (response.status === 206 && total !== null && total !== file.size) throw otherLength(file, total);
}

/** Whether the bytes of a part go behind those that are here. */
function continues(response: Response, kept: number, { sha256 }: RemoteFile, etag: string | null, guarded: boolean): boolean {
  const start = numberIn(/^bytes (\d+)-/, response);
  if (start !== null && start !== kept) return false;
  if (kept === 0) return true;
  const theirs = strongEtag(response);
  return theirs !== null && etag !== null ? theirs === etag : guarded || sha256 !== null;
}

async function take(response: Response, growing: GrowingFile, file: RemoteFile, wait: Wait, written: Written): Promise<void> {
  const from = growing.kept;
  const reader = response.body?.getReader();
  while (reader) {
    const { value } = await inTime(reader.read(), wait).catch((error: unknown) => {
      throw error instanceof BrokenOff ? error : new BrokenOff(messageOf(error));
    });
    if (!value) break;
    if (growing.kept + value.length > file.size) throw otherLength(file, 'more');
    growing.append(value);
    written.onKept();
  }
  if (growing.kept === file.size) return;
  // all came that was announced: it is the file that is short, not the line that broke
  if (Number(response.headers.get('content-length') ?? NaN) === growing.kept - from) throw otherLength(file, growing.kept);
  throw new BrokenOff('it ended early');
}

function otherLength({ name, url, size }: RemoteFile, length: number | 'more' | 'fewer'): ModelFileError {
  const found = typeof length === 'string' ? `${length} than ${size} bytes` : `${length} bytes where ${size} were announced`;
  return new ModelFileError(`${name} has ${found}: ${hostOf(url)} has another version of it by now, or is wrong about its length. Press Load again to ask for it afresh, or try another host.`);
}

/** In seconds; a host that names a moment instead, or asks for more than a minute, is tried again sooner. */
function retryAfter({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds >= 0 ? Math.min(seconds, 60) * 1000 : null;
}

const totalOf = (response: Response): number | null => numberIn(/^bytes (?:\d+-\d+|\*)\/(\d+)$/, response);

/** Of Content-Range; null: the host does not send it, or does not let other pages read it. */
function numberIn(pattern: RegExp, { headers }: Response): number | null {
  const digits = pattern.exec(headers.get('content-range') ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
