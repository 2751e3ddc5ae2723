/** A file on another host, read where it lies: its header alone, before anybody decides to fetch the rest. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';
import type { RemoteFile } from './model-listing.ts';
import { ask, expectFile, type RemoteFetch } from './remote-answer.ts';

/** The host sends files whole or not at all. */
export class NoRanges extends ModelFileError {
  constructor(name: string) {
    super(`${name} cannot be read in parts where it lies. Download it to look into it.`);
  }
}

export function rangeSource(fetch: RemoteFetch, { name, url, size }: RemoteFile): ByteSource {
  return {
    name, size,
    read: async (from, to) => {
      if (from === to) return new Uint8Array(0);
      const response = await ask(fetch, url, name, { headers: { Range: `bytes=${from}-${to - 1}` } });
      expectFile(response, url, name);
      if (response.status !== 206) {
        await response.body?.cancel();
        throw new NoRanges(name);
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length !== to - from) throw new NoRanges(name);
      return bytes;
    },
  };
}
