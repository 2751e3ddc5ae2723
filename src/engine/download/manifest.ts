/**
 * What a model's folder says of itself, in a file beside the model's own: where each file comes from, how large it is, and by which mark its
 * host would know the bytes that lie here. It is written before the first of them, and again when all are there and were checked.
 */
import * as v from 'valibot';
import { isFileName } from './model-files.ts';
import type { ModelFolder } from './model-folders.ts';
import type { RemoteFile } from './model-listing.ts';

const MANIFEST = '.manifest.json';
/** That of a model in a thousand shards is a tenth of it. */
const LARGEST = 4 * 2 ** 20;

export interface ManifestFile extends RemoteFile {
  /** The ETag with which the bytes that lie here were given; null: their host gave none that promises the same bytes. */
  readonly etag: string | null;
}

export interface Manifest {
  readonly title: string;
  readonly source: string;
  readonly whole: boolean;
  readonly files: readonly ManifestFile[];
}

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const schema = v.object({
  format: v.literal(1), key: v.string(), title: text(1000), source: text(4000), whole: v.boolean(),
  files: v.pipe(v.array(v.object({
    name: v.pipe(v.string(), v.check(isFileName)), url: text(4000), size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    version: v.nullable(text(1000)), sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), etag: v.nullable(text(1000)),
  })), v.minLength(1), v.check((files) => new Set(files.map(({ name }) => name)).size === files.length)),
});

/** null: there is none, or none that this page can read. */
export async function readManifest(folder: ModelFolder, key: string): Promise<Manifest | null> {
  try {
    const blob = await folder.blob(MANIFEST);
    if (!blob || blob.size > LARGEST) return null;
    const parsed = v.safeParse(schema, JSON.parse(await blob.text()));
    return parsed.success && parsed.output.key === key ? parsed.output : null;
  } catch {
    return null;
  }
}

export const writeManifest = (folder: ModelFolder, key: string, { title, source, whole, files }: Manifest): Promise<void> =>
  folder.replace(MANIFEST, JSON.stringify({ format: 1, key, title, source, whole, files }));

/** Bytes that lie here are of the file that is wanted, as far as its host tells. */
export const isSame = (here: RemoteFile, wanted: RemoteFile): boolean => here.size === wanted.size && here.version === wanted.version && here.sha256 === wanted.sha256;

/** Whether all its files are there, in their sizes. */
export const allThere = ({ whole, files }: Manifest, sizes: ReadonlyMap<string, number>): boolean => whole && files.every(({ name, size }) => sizes.get(name) === size);

/** The model's bytes that lie here, of what its manifest names. */
export const keptBytes = ({ files }: Pick<Manifest, 'files'>, sizes: ReadonlyMap<string, number>): number =>
  files.reduce((sum, { name, size }) => sum + Math.min(sizes.get(name) ?? 0, size), 0);

/** A model's files in a folder that are none of these. Names that begin with a dot are the manifest's, or the browser's own while it writes that. */
export const strangers = (sizes: ReadonlyMap<string, number>, names: ReadonlySet<string>): readonly string[] =>
  [...sizes.keys()].filter((name) => isFileName(name) && !names.has(name));
