/**
 * A zip as a folder: its list of contents is read, and each file is unpacked when it is asked for, up to what the list promised.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16; files stored or deflated, without encryption or ZIP64.
 */
import { FolderIntake, MOST_TEXT_BYTES, type OpenedFolder } from './opened-folder.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_LIST_BYTES = 16_000_000;

/** What is wrong with a zip, and what to do. */
export class ZipFault extends Error {}

const viewOf = async (file: Blob, from: number, to: number): Promise<DataView> => new DataView(await file.slice(from, to).arrayBuffer());

async function listOf(file: Blob): Promise<DataView> {
  const from = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const tail = await viewOf(file, from, file.size);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END) continue;
    const [size, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    if (offset === 0xffffffff || size > MOST_LIST_BYTES) throw new ZipFault('This zip is too large to be read here: unpack it, then open the folder.');
    if (offset + size > from + at) break;
    return viewOf(file, offset, offset + size);
  }
  throw new ZipFault('This file is no zip that can be read: unpack it, then open the folder.');
}

interface Entry {
  readonly packed: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

async function textOf(file: Blob, { packed, packedBytes, bytes, offset }: Entry): Promise<string> {
  const head = await viewOf(file, offset, offset + 30);
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) throw new ZipFault('The list of this zip names a place where nothing lies.');
  const start = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const content = file.slice(start, start + packedBytes);
  if (!packed) return content.text();
  const decoder = new TextDecoder();
  let [text, unpacked] = ['', 0];
  for await (const piece of content.stream().pipeThrough(new DecompressionStream('deflate-raw')) as unknown as AsyncIterable<Uint8Array>) {
    unpacked += piece.length;
    // a bomb says less than it holds
    if (unpacked > bytes || unpacked > MOST_TEXT_BYTES) throw new ZipFault('A file in this zip holds more than its list says, so it was not read.');
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** Rejects with a ZipFault where it cannot be read. */
export async function folderOfZip(file: File): Promise<OpenedFolder> {
  const list = await listOf(file);
  const intake = new FolderIntake();
  const names = new TextDecoder();
  for (let at = 0; at + 46 <= list.byteLength && list.getUint32(at, true) === ENTRY && !intake.full;) {
    const [flags, method] = [list.getUint16(at + 8, true), list.getUint16(at + 10, true)];
    const [name, extra, comment] = [list.getUint16(at + 28, true), list.getUint16(at + 30, true), list.getUint16(at + 32, true)];
    const path = names.decode(new Uint8Array(list.buffer, at + 46, Math.min(name, list.byteLength - at - 46)));
    const entry: Entry = { packed: method === 8, packedBytes: list.getUint32(at + 20, true), bytes: list.getUint32(at + 24, true), offset: list.getUint32(at + 42, true) };
    const readable = (flags & 1) === 0 && (method === 0 || method === 8);
    if (!path.endsWith('/')) intake.take(path, entry.bytes, () => (readable ? textOf(file, entry) : Promise.reject(new ZipFault(`${path} is packed in a way that is not read.`))));
    at += 46 + name + extra + comment;
  }
  return { ...intake.folder(file.name.replace(/\.zip$/i, '')), zip: true };
}
