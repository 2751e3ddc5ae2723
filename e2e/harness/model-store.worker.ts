/** The store of models in a worker, as the engine has it: what it does is told by hashes and sentences. */
import * as Comlink from 'comlink';
import { listModel } from '#engine/download/list-model.ts';
import { parseModelAddress } from '#engine/download/model-address.ts';
import type { KeptModel } from '#engine/download/model-store.ts';
import { openModelStore } from '#engine/download/open-model-store.ts';
import { sha256Of } from '#engine/load/sha-256.ts';
import type { ByteSource } from '#engine/weights/byte-source.ts';

const store = openModelStore();

async function told(work: () => Promise<ReadonlyMap<string, ByteSource>>): Promise<string[]> {
  try {
    return await Promise.all([...(await work())].map(async ([name, source]) => `${name} ${await sha256Of(await source.read(0, source.size))}`));
  } catch (error) {
    return [String(error)];
  }
}

const harness = {
  /** Each file and its hash, or what went wrong. `stopAt`: aborts when so many bytes are here. */
  download: (text: string, stopAt = Infinity): Promise<string[]> => told(async () => {
    const stop = new AbortController();
    return store.download(await listModel((url, init) => fetch(url, init), parseModelAddress(text)), {
      signal: stop.signal, onProgress: (bytes) => { if (bytes >= stopAt) stop.abort(); },
    });
  }),
  open: (key: string): Promise<string[]> => told(() => store.open(key)),
  close: (key: string): Promise<void> => store.close(key),
  forget: (key: string): Promise<string> => store.forget(key).then(() => 'forgotten', String),
  kept: (): Promise<readonly KeptModel[]> => store.kept(),
};

export type StoreHarness = typeof harness;

Comlink.expose(harness);
