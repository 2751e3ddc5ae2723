/** A file on another host, read where it lies: its header alone, before anybody decides to fetch the rest. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import type { RemoteFile } from './model-listing.ts';
import { inTime, waitByClock, type Wait } from './in-time.ts';
import { ask, expectFile, type RemoteFetch } from './remote-answer.ts';

/** The host sends files whole or not at all. */
export class NoRanges extends ModelFileError {
  constructor(name: string) {
    super(`${name} cannot be read in parts where it lies. Download it to look into it.`);
  }
}

export function rangeSource(fetch: RemoteFetch, { name, url, size }: RemoteFile, wait: Wait = waitByClock): ByteSource {
  return {
    name, size,
    read: async (from, to) => {
      if (from === to) return new Uint8Array(0);
      const response = await inTime(ask(fetch, url, name, { headers: { Range: `bytes=${from}-${to - 1}` } }), wait);
      expectFile(response, url, name);
      if (response.status !== 206) {
        await response.body?.cancel();
        throw new NoRanges(name);
      }
      return readOf(response, to - from, name, wait);
    },
  };
}

/** So many bytes and no more, whatever the host sends. */
async function readOf(response: Response, length: number, name: string, wait: Wait): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  const reader = response.body?.getReader();
  let at = 0;
  for (let piece = reader && await inTime(reader.read(), wait); piece && !piece.done; piece = reader && await inTime(reader.read(), wait)) {
    if (at + piece.value.length > length) {
      await reader?.cancel();
      throw new NoRanges(name);
    }
    bytes.set(piece.value, at);
    at += piece.value.length;
  }
  if (at !== length) throw new NoRanges(name);
  return bytes;
}
