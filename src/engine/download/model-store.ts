/**
 * The models that this browser keeps: downloaded file by file into a folder of their own, gone on with where that broke off, opened without
 * any connection, forgotten. Tabs share them (model-locks.ts); what a folder holds stands in its manifest (manifest.ts).
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { blobSource, type ByteSource } from '#engine/weights/byte-source.ts';
import { downloadFile } from './download-file.ts';
import type { Wait } from './in-time.ts';
import { allThere, isSame, keptBytes, readManifest, strangers, writeManifest, type Manifest, type ManifestFile } from './manifest.ts';
import type { ModelFolders } from './model-folders.ts';
import { totalSize, type ModelListing } from './model-listing.ts';
import { holdForReading, whenIdle, whenOnlyWriter, whenUnread, type Locks } from './model-locks.ts';
import type { RemoteFetch } from './remote-answer.ts';
import { expectRoom, withRoomSaid, type Estimate } from './storage-faults.ts';

/** What the store needs of its browser. */
export interface Surroundings {
  readonly folders: ModelFolders;
  readonly fetch: RemoteFetch;
  readonly locks: Locks;
  readonly estimate: Estimate;
  readonly wait: Wait;
}

export interface KeptModel {
  readonly key: string;
  readonly keptBytes: number;
  /** null: its manifest cannot be read; it takes room, and can be forgotten. */
  readonly about: { readonly title: string; /** As it was typed, or could be. */ readonly source: string; readonly bytes: number; readonly whole: boolean } | null;
}

export interface DownloadOptions {
  onProgress(bytes: number, total: number): void;
  readonly signal: AbortSignal;
}

export class ModelStore {
  /** Models that this tab reads, and what lets go of each. */
  readonly #held = new Map<string, (() => Promise<void>)[]>();

  constructor(private readonly around: Surroundings) {}

  async kept(): Promise<readonly KeptModel[]> {
    const names = await this.around.folders.names();
    return Promise.all(names.toSorted().map((key) => this.#look(key)));
  }

  /** Fetches what is not here and opens it. Another tab that is at it is waited for. What came stays when it breaks off, or `signal` aborts it. */
  async download(listing: ModelListing, options: DownloadOptions): Promise<ReadonlyMap<string, ByteSource>> {
    await whenOnlyWriter(this.around.locks, listing.key, options.signal, async () => {
      try {
        await this.#fetch(listing, options);
      } catch (error) {
        throw withRoomSaid(error, listing.title);
      }
    });
    return this.open(listing.key);
  }

  /** Its files by their names, without asking anybody. They stay as they are until `close`. */
  async open(key: string): Promise<ReadonlyMap<string, ByteSource>> {
    const letGo = await holdForReading(this.around.locks, key);
    this.#held.set(key, [...(this.#held.get(key) ?? []), letGo]);
    try {
      return await this.#sources(key);
    } catch (error) {
      await this.close(key);
      throw error;
    }
  }

  /** What was opened once is not read any more; behind the last it can be replaced and forgotten. */
  async close(key: string): Promise<void> {
    const held = this.#held.get(key) ?? [];
    this.#held.set(key, held.slice(1));
    await held[0]?.();
  }

  /** Throws a sentence where another tab has it open, or it is being downloaded. */
  async forget(key: string): Promise<void> {
    while ((this.#held.get(key) ?? []).length > 0) await this.close(key);
    await whenIdle(this.around.locks, key, () => this.around.folders.remove(key));
  }

  async #look(key: string): Promise<KeptModel> {
    const folder = this.around.folders.at(key);
    const sizes = await folder.sizes().catch(() => new Map<string, number>());
    const manifest = await readManifest(folder, key);
    if (!manifest) return { key, keptBytes: [...sizes.values()].reduce((sum, size) => sum + size, 0), about: null };
    const { title, source, files } = manifest;
    return { key, keptBytes: keptBytes(manifest, sizes), about: { title, source, bytes: totalSize(files), whole: allThere(manifest, sizes) } };
  }

  async #sources(key: string): Promise<ReadonlyMap<string, ByteSource>> {
    const folder = this.around.folders.at(key);
    const manifest = await readManifest(folder, key);
    if (!manifest || !allThere(manifest, await folder.sizes())) {
      throw new ModelFileError(`${manifest?.title ?? 'This model'} is not kept whole in this browser: it was not downloaded to its end, or was forgotten. Load it again while there is a connection.`);
    }
    const sources = await Promise.all(manifest.files.map(async ({ name }) => [name, blobSource((await folder.blob(name))!, name)] as const));
    return new Map(sources);
  }

  async #fetch(listing: ModelListing, options: DownloadOptions): Promise<void> {
    const { key, title, source } = listing;
    const folder = this.around.folders.at(key);
    const before = await readManifest(folder, key);
    const files = listing.files.map((file): ManifestFile => ({ ...file, etag: sameIn(before, file)?.etag ?? null }));
    if (before?.files.length === files.length && files.every((file) => sameIn(before, file)) && allThere(before, await folder.sizes())) return;
    await this.#removeOutdated(key, new Set(files.filter((file) => sameIn(before, file)).map(({ name }) => name)));
    const manifest = { title, source, whole: false, files };
    await writeManifest(folder, key, manifest);
    const [total, sizes] = [totalSize(files), await folder.sizes()];
    await expectRoom(this.around.estimate, total - keptBytes(manifest, sizes), title);
    const kept = new Map(files.map((file) => [file.name, keptBytes({ files: [file] }, sizes)]));
    for (const [i, file] of files.entries()) {
      await downloadFile(file, folder, { ...this.around, signal: options.signal }, {
        onKept: (bytes) => {
          kept.set(file.name, bytes);
          options.onProgress([...kept.values()].reduce((sum, more) => sum + more, 0), total);
        },
        onEtag: async (etag) => {
          files[i] = { ...file, etag };
          await writeManifest(folder, key, manifest);
        },
      });
    }
    await writeManifest(folder, key, { ...manifest, whole: true });
  }

  /** A folder that is to hold another version of the model, or was not the store's. */
  async #removeOutdated(key: string, same: ReadonlySet<string>): Promise<void> {
    const folder = this.around.folders.at(key);
    const outdated = strangers(await folder.sizes(), same);
    if (outdated.length === 0) return;
    await this.close(key);
    await whenUnread(this.around.locks, key, async () => {
      for (const name of outdated) await folder.remove(name);
    });
  }
}

const sameIn = (before: Manifest | null, file: ManifestFile | ModelListing['files'][number]): ManifestFile | undefined =>
  before?.files.find((one) => one.name === file.name && isSame(one, file));
