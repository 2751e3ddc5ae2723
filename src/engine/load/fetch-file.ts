/** Fetches the files of a model piece by piece, telling how far they are; what goes wrong becomes a sentence that names the file. */
import type { LoadProgress } from '#engine/protocol.ts';
import { concatenated } from './concatenated.ts';

/** A file that is missing, cut short, changed or of the wrong kind. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

export interface OpenedFile {
  readonly name: string;
  /** Announced size; 0 where the host does not say (or says that of a compressed form). */
  readonly size: number;
  /** Reads it to the end. `onBytes` is told of every piece. */
  read(onBytes: (bytes: number) => void): Promise<ArrayBuffer>;
}

export type Fetch = (url: string) => Promise<Response>;

export async function openFile(fetch: Fetch, url: string, name: string): Promise<OpenedFile> {
  const response = await answer(fetch, url, name);
  if (!response.ok) throw new ModelFileError(`${name} is not where it should be (${response.status} for ${url}). The page was published without its models, or moved without them.`);
  return opened(response, name);
}

/** The same, or null where there is no such file: the host says so, or answers with its page. */
export async function openOptional(fetch: Fetch, url: string, name: string): Promise<OpenedFile | null> {
  const response = await answer(fetch, url, name);
  const absent = !response.ok || (response.headers.get('content-type') ?? '').startsWith('text/html');
  return absent ? null : opened(response, name);
}

/** Reads them together; the progress is that of all. */
export function readAll(files: readonly OpenedFile[], onProgress: (progress: LoadProgress) => void): Promise<readonly ArrayBuffer[]> {
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  return Promise.all(files.map((file) => file.read((more) => {
    bytes += more;
    onProgress({ file: file.name, bytes, totalBytes: Math.max(totalBytes, bytes) });
  })));
}

function answer(fetch: Fetch, url: string, name: string): Promise<Response> {
  return fetch(url).catch((error: unknown) => {
    throw new ModelFileError(`${name} could not be fetched (${messageOf(error)}). Check the connection and run again.`);
  });
}

function opened(response: Response, name: string): OpenedFile {
  const compressed = response.headers.has('content-encoding');
  const size = compressed ? 0 : Number(response.headers.get('content-length') ?? 0);
  return { name, size, read: (onBytes) => read(response, name, size, onBytes) };
}

async function read(response: Response, name: string, size: number, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      pieces.push(piece.value);
      length += piece.value.length;
      onBytes(piece.value.length);
    }
  } catch (error) {
    throw new ModelFileError(`${name} broke off after ${length} bytes (${messageOf(error)}). Check the connection and run again.`);
  }
  if (size > 0 && length !== size) throw new ModelFileError(`${name} ended after ${length} of ${size} bytes. Reload the page to fetch it again.`);
  return concatenated(pieces).buffer;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An address as a folder's: with a slash behind it. */
export const folderUrl = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
