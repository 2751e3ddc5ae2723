/** Edges: empty ranges, the last byte, one beyond it, turned and broken ranges, ranges across joined files, a file that gives less than it promised or nothing. */
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { blobSource, bufferSource, joinedSource, type ByteSource } from './byte-source.ts';

const bytes = Uint8Array.from({ length: 10 }, (_, i) => i);
const part = (from: number, to: number): ByteSource => bufferSource(bytes.slice(from, to).buffer, `part ${from}`);
const sources: [string, ByteSource][] = [
  ['memory', bufferSource(bytes.slice().buffer, 'file')],
  ['a blob', blobSource(new Blob([bytes]), 'file')],
  ['joined files', joinedSource([part(0, 3), part(3, 3), part(3, 4), part(4, 10)], 'file')],
];

describe.each(sources)('%s', (_, source) => {
  it('gives every range, and has its size', async () => {
    expect(source.size).toBe(10);
    for (let from = 0; from <= 10; from++) {
      for (let to = from; to <= 10; to++) expect(await source.read(from, to)).toEqual(bytes.slice(from, to));
    }
  });

  it('gives copies', async () => {
    (await source.read(0, 2)).fill(9);
    expect(await source.read(0, 2)).toEqual(Uint8Array.of(0, 1));
  });

  it.each([[0, 11], [3, 2], [-1, 2], [0.5, 2], [0, NaN], [0, Infinity]])('refuses the bytes from %d to %d', async (from, to) => {
    await expect(source.read(from, to)).rejects.toThrow(new ModelFileError(`file has 10 bytes, so that those from ${from} to ${to} cannot be read. Download it again.`));
  });
});

it('says so of a file that gives less than was asked for, or cannot be read any more', async () => {
  const blob = (arrayBuffer: () => Promise<ArrayBuffer>): Blob => ({ size: 10, slice: () => ({ arrayBuffer }) }) as unknown as Blob;
  const short = blobSource(blob(async () => new ArrayBuffer(3)), 'model.gguf');
  await expect(short.read(2, 7)).rejects.toThrow(new ModelFileError('model.gguf gave 3 of the 5 bytes that were asked for. It was cut short since it was chosen; choose it again.'));
  const gone = blobSource(blob(() => Promise.reject(new Error('NotReadable'))), 'model.gguf');
  await expect(gone.read(2, 7)).rejects.toThrow(new ModelFileError('model.gguf could not be read (NotReadable). It was moved or changed since it was chosen; choose it again.'));
});
