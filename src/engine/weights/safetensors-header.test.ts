/** Edges: offsets counted from the start of the file; no more read than the header; an empty file; shards end to end, and an index that lies (safetensors.test.ts has the faults of one file). */
import { describe, expect, it } from 'vitest';
import type { Tensor } from '#engine/model/weights.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { bufferSource, type ByteSource } from './byte-source.ts';
import { openSafetensors } from './safetensors-header.ts';
import { readShards, shardNames } from './safetensors-shards.ts';
import { writeSafetensors } from './safetensors.ts';

const a: Tensor = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
const b: Tensor = { shape: [2], data: Float32Array.of(7, 8) };
const c: Tensor = { shape: [1], data: Float32Array.of(9) };
const fileOf = (tensors: Record<string, Tensor>, name: string): ByteSource => bufferSource(writeSafetensors(new Map(Object.entries(tensors)), 'F32'), name);

async function numbers({ source, tensors }: Awaited<ReturnType<typeof openSafetensors>>, name: string): Promise<Float32Array> {
  const { from, to } = tensors.get(name)!;
  return new Float32Array((await source.read(from, to)).buffer);
}

it('says what lies where, having read the header alone', async () => {
  const source = fileOf({ a, b }, 'model.safetensors');
  let furthest = 0;
  const opened = await openSafetensors({ ...source, read: (from, to) => source.read(from, (furthest = Math.max(furthest, to))) });
  expect(opened.tensors.get('a')).toEqual({ name: 'a', shape: [2, 3], encoding: 'F32', from: furthest, to: furthest + 24 });
  expect(opened.tensors.get('b')).toMatchObject({ from: furthest + 24, to: source.size });
  expect(await numbers({ ...opened, source }, 'b')).toEqual(b.data);
});

it('refuses an empty file', async () => {
  await expect(openSafetensors(bufferSource(new ArrayBuffer(0), 'm'))).rejects.toThrow(new ModelFileError('m is not a usable safetensors file: it ends after 0 bytes. Download it again.'));
});

it('refuses a name that no sentence could hold', async () => {
  await expect(openSafetensors(fileOf({ ['x'.repeat(1025)]: a }, 'm'))).rejects.toThrow("m is not a usable safetensors file: a tensor's name of 1025 letters makes no sense.");
});

describe('shards', () => {
  const shards: Record<string, ByteSource> = { 'model-1.safetensors': fileOf({ a }, 'model-1.safetensors'), 'model-2.safetensors': fileOf({ b, c }, 'model-2.safetensors') };
  const map = { a: 'model-1.safetensors', b: 'model-2.safetensors', c: 'model-2.safetensors' };
  const read = (index: unknown) => readShards(index, 'index.json', async (shard) => shards[shard]!);

  it('are read as one file', async () => {
    expect(shardNames({ weight_map: map }, 'index.json')).toEqual(['model-1.safetensors', 'model-2.safetensors']);
    const file = await read({ metadata: { total_size: 36 }, weight_map: map });
    expect([...file.tensors.keys()]).toEqual(['a', 'b', 'c']);
    for (const [name, { data }] of Object.entries({ a, b, c })) expect(await numbers(file, name)).toEqual(data);
  });

  it.each([
    [null, 'index.json is not a usable index of safetensors files: it has no weight_map from tensors to files'],
    [{ weight_map: {} }, 'it names no files'],
    [{ weight_map: { a: '../other.safetensors' } }, '"../other.safetensors" is not the name of a safetensors file'],
    [{ weight_map: { a: 7 } }, 'it has no weight_map from tensors to files'],
    [{ weight_map: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [i, `${i}.safetensors`])) }, 'it names 1001 files'],
    [{ weight_map: { ...map, d: 'model-2.safetensors' } }, 'model-2.safetensors lacks tensor d, which index.json places there'],
    [{ weight_map: { ...map, a: 'model-2.safetensors', b: 'model-1.safetensors' } }, 'model-1.safetensors holds tensor a, which index.json does not place there'],
    [{ weight_map: { a: map.a, b: map.b } }, 'model-2.safetensors holds tensor c, which index.json does not place there'],
  ])('are refused where the index is %j', async (index, sentence) => {
    const reading = read(index);
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(sentence);
  });
});
