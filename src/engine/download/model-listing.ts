/** What there is to fetch of a model: which files, from where, how large, and what their hosts say by which they are known again. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export interface RemoteFile {
  /** Without a folder: all files of a model lie beside each other. */
  readonly name: string;
  readonly url: string;
  readonly size: number;
  /** The host's mark of this content (the Hub's object id, another host's ETag): where it differs, so does the content. null: there is none. */
  readonly version: string | null;
  readonly sha256: string | null;
}

/** A GGUF file that could be had instead. */
export interface OtherFile {
  readonly file: string;
  readonly size: number;
  /** As it is typed. */
  readonly source: string;
}

export interface ModelListing {
  /** Names its folder: of letters, digits and "-", another one for each source. */
  readonly key: string;
  readonly title: string;
  /** As the visitor can type it: `parseModelAddress` reads it as the address that was listed, with the file that was chosen. */
  readonly source: string;
  readonly files: readonly RemoteFile[];
  readonly choices: readonly OtherFile[];
}

export const totalSize = (files: readonly { readonly size: number }[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** Readable in front, told apart by the hash: folders may not tell large letters from small ones, nor take a long address. */
export function keyOf(source: string): string {
  const readable = (source.split('?')[0]!.match(/[a-z0-9]+/gi) ?? []).slice(-6).join('-').toLowerCase().slice(-48);
  return `${readable}-${bytesToHex(sha256(utf8ToBytes(source))).slice(0, 32)}`;
}
