/** What a host answers when it is asked for a model's files, and the sentence for each way in which it does not give them. */
import { concatenated } from '#engine/load/concatenated.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';

/** A `fetch`; the browser's own fits. */
export type RemoteFetch = (url: string, init?: RequestInit) => Promise<Response>;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const hostOf = (url: string): string => new URL(url).host;

/** Its answer, of whatever kind. Throws a sentence where there is none. `what` is asked for; `signal` ends it with its own reason. */
export async function ask(fetch: RemoteFetch, url: string, what: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    init.signal?.throwIfAborted();
    throw new ModelFileError(`${hostOf(url)} could not be asked for ${what} (${messageOf(error)}): there is no connection, or that host does not let other pages read its files. Check both and press Load again.`);
  }
}

/** A page where a file should be: a sign-in, or a host that answers everything with its front page. */
export const isPage = (response: Response): boolean => (response.headers.get('content-type') ?? '').startsWith('text/html');

/** The sentence for a status that will be the same the next time; null: it is fine, or may pass. */
export function refusal(response: Response, url: string, what: string): string | null {
  const { status } = response;
  const host = hostOf(url);
  if (status === 401 || status === 403) {
    return `${host} does not give ${what} to everyone (${status}): it is private, asks for its terms to be accepted first, or is not there. Check the spelling, choose an open model, or download it with your account and open it as a file.`;
  }
  if (status === 404 || status === 410) return `${host} does not have ${what} (${status}). Check the spelling, or look on its page which files there are.`;
  if (status < 400 || mayPass(status)) return null;
  return `${host} refused to give ${what} (${status}). Try another model or another host.`;
}

export const mayPass = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/** Throws a sentence for every answer that is not the file. */
export function expectFile(response: Response, url: string, what: string): void {
  const sentence = refusal(response, url, what);
  if (sentence !== null) throw new ModelFileError(sentence);
  if (!response.ok) throw new ModelFileError(`${hostOf(url)} is too busy to give ${what} (${response.status}). Wait a minute and press Load again.`);
  if (isPage(response)) throw new ModelFileError(`${hostOf(url)} answers with a web page instead of ${what}. Check the address: it must be that of the file itself.`);
}

/** A small file as JSON; `most` bytes of it are read. */
export async function readJson(response: Response, what: string, most: number): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let piece = await nextPiece(reader, what); piece; piece = await nextPiece(reader, what)) {
    pieces.push(piece);
    length += piece.length;
    if (length <= most) continue;
    await reader?.cancel().catch(() => undefined);
    throw new ModelFileError(`${what} is longer than ${most} bytes, which none is. Try another model.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(concatenated(pieces)));
  } catch {
    throw new ModelFileError(`${what} is not JSON: it was cut short or is damaged. Press Load again, or try another model.`);
  }
}

async function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array> | undefined, what: string): Promise<Uint8Array | undefined> {
  const piece = await reader?.read().catch((error: unknown) => {
    throw new ModelFileError(`${what} broke off (${messageOf(error)}). Check the connection and press Load again.`);
  });
  return piece?.value;
}
