/** The shelf of a browser: the Hub or another host by way of its private files (download/model-store.ts), and files that the visitor chose. */
import type { KeptModel, ModelChoice } from '#engine/chat-protocol.ts';
import { listModel } from '#engine/download/list-model.ts';
import { addressText, parseModelAddress } from '#engine/download/model-address.ts';
import { totalSize, type ModelListing } from '#engine/download/model-listing.ts';
import type { ModelStore } from '#engine/download/model-store.ts';
import { rangeSource } from '#engine/download/range-source.ts';
import type { RemoteFetch } from '#engine/download/remote-answer.ts';
import { blobSource, type ByteSource } from '#engine/weights/byte-source.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { filesTitle } from './files-title.ts';
import type { ModelShelf, Offered, OpenedFiles } from './model-shelf.ts';

type Settled = Exclude<ModelChoice, { kind: 'address' }> | { readonly kind: 'listed'; readonly listing: ModelListing };

/** A kept model's address names the file that was chosen of a repository; what was typed may name the repository alone. */
const isOf = (address: string, typed: string): boolean => {
  const wanted = addressText(parseModelAddress(typed));
  return address === wanted || address.startsWith(`${wanted}/`);
};

export function storeShelf(store: ModelStore, fetch: RemoteFetch): ModelShelf {
  const list = (address: string): Promise<ModelListing> => listModel(fetch, parseModelAddress(address));
  /** Where the host cannot be asked, what is kept whole of this address is as good. */
  const settled = async (choice: ModelChoice): Promise<Settled> => {
    if (choice.kind !== 'address') return choice;
    try {
      return { kind: 'listed', listing: await list(choice.address) };
    } catch (error) {
      const here = (await kept(store).catch((): readonly KeptModel[] => [])).find(({ address, whole }) => whole && isOf(address, choice.address));
      if (here) return { kind: 'kept', key: here.key };
      throw error;
    }
  };
  const keptAs = async (key: string): Promise<KeptModel | undefined> => (await kept(store)).find((model) => model.key === key);
  const opened = async (key: string, title: string): Promise<OpenedFiles> => ({ title, key, sources: [...(await store.open(key)).values()], close: () => store.close(key) });
  /** What is kept whole needs no network. */
  const look = async (asked: ModelChoice): Promise<Offered> => {
    const choice = await settled(asked);
    if (choice.kind === 'files') return { title: await filesTitle(choice.files), downloadBytes: 0, keptBytes: 0, choices: [], heads: sourcesOf(choice.files) };
    if (choice.kind === 'kept') {
      const { title, totalBytes, bytes } = (await keptAs(choice.key)) ?? nothingKept();
      const { sources, close } = await opened(choice.key, title);
      await close();
      return { title, downloadBytes: totalBytes, keptBytes: bytes, choices: [], heads: sources };
    }
    const { key, title, files, choices } = choice.listing;
    return {
      title, downloadBytes: totalSize(files), keptBytes: (await keptAs(key))?.bytes ?? 0,
      choices: choices.map(({ file, size, source }) => ({ address: source, name: file, bytes: size })),
      heads: files.map((file) => rangeSource(fetch, file)),
    };
  };
  return {
    look: (choice) => look(choice),
    open: async (asked, { signal, onProgress }) => {
      const choice = await settled(asked);
      if (choice.kind === 'files') return { title: await filesTitle(choice.files), key: null, sources: sourcesOf(choice.files), close: async () => undefined };
      if (choice.kind === 'kept') return opened(choice.key, ((await keptAs(choice.key)) ?? nothingKept()).title);
      const { listing } = choice;
      const sources = await store.download(listing, { onProgress, signal });
      return { title: listing.title, key: listing.key, sources: [...sources.values()], close: () => store.close(listing.key) };
    },
    kept: () => kept(store),
    forget: (key) => store.forget(key),
  };
}

async function kept(store: ModelStore): Promise<readonly KeptModel[]> {
  return (await store.kept()).map(({ key, keptBytes, about }) => ({
    key, title: about?.title ?? key, address: about?.source ?? '', bytes: keptBytes, totalBytes: about?.bytes ?? keptBytes, whole: about?.whole ?? false,
  }));
}

const sourcesOf = (files: readonly File[]): readonly ByteSource[] => files.map((file) => blobSource(file, file.name));

function nothingKept(): never {
  throw new ModelFileError('This model is not kept in this browser any more. Download it again.');
}
