/**
 * Where the bytes of a model's file come from: memory, a file that a visitor chose, or several files end to end. A reader asks for
 * the ranges that it needs, so that no file has to fit into memory; it gets all of a range, in a copy of its own, or a sentence.
 */
import { concatenated } from '#engine/load/concatenated.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';

export interface ByteSource {
  /** The file's, for sentences. */
  readonly name: string;
  readonly size: number;
  /** The bytes from `from` up to, but not including, `to`. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

export function bufferSource(buffer: ArrayBuffer, name: string): ByteSource {
  const size = buffer.byteLength;
  return {
    name, size,
    read: async (from, to) => {
      checkRange(name, size, from, to);
      return new Uint8Array(buffer.slice(from, to));
    },
  };
}

/** A File is a Blob; so are the files of the browser's private file system. */
export function blobSource(blob: Blob, name: string): ByteSource {
  const { size } = blob;
  return {
    name, size,
    read: async (from, to) => {
      checkRange(name, size, from, to);
      const bytes = await blob.slice(from, to).arrayBuffer().catch((error: unknown) => {
        throw new ModelFileError(`${name} could not be read (${error instanceof Error ? error.message : String(error)}). It was moved or changed since it was chosen; choose it again.`);
      });
      if (bytes.byteLength !== to - from) {
        throw new ModelFileError(`${name} gave ${bytes.byteLength} of the ${to - from} bytes that were asked for. It was cut short since it was chosen; choose it again.`);
      }
      return new Uint8Array(bytes);
    },
  };
}

/** Several files as one, each behind the one before it. */
export function joinedSource(parts: readonly ByteSource[], name: string): ByteSource {
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.size;
  }
  const piecesOf = (from: number, to: number): readonly Promise<Uint8Array<ArrayBuffer>>[] => parts.flatMap((part, i) => {
    const first = Math.max(from - starts[i]!, 0);
    const end = Math.min(to - starts[i]!, part.size);
    return first < end ? [part.read(first, end)] : [];
  });
  return {
    name, size,
    read: async (from, to) => {
      checkRange(name, size, from, to);
      const pieces = await Promise.all(piecesOf(from, to));
      return pieces.length === 1 ? pieces[0]! : concatenated(pieces);
    },
  };
}

function checkRange(name: string, size: number, from: number, to: number): void {
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to && to <= size) return;
  throw new ModelFileError(`${name} has ${size} bytes, so that those from ${from} to ${to} cannot be read. Download it again.`);
}
