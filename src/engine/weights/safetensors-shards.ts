/**
 * A model whose tensors lie in several safetensors files, named by model.safetensors.index.json: `weight_map` is tensor -> file. They
 * are read as one file, each shard behind the one before it.
 */
import * as v from 'valibot';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { joinedSource, type ByteSource } from './byte-source.ts';
import { openSafetensors } from './safetensors-header.ts';
import type { StoredTensor, TensorFile } from './tensor-file.ts';

/** More than any published model has; each is opened before a single weight is read. */
const mostShards = 1000;

const indexSchema = v.object({ weight_map: v.record(v.string(), v.string()) });

/** The names of the shards, each once. `index` is the parsed JSON, `name` its file's. */
export function shardNames(index: unknown, name: string): readonly string[] {
  return [...new Set(Object.values(weightMap(index, name)))].sort();
}

/** `open` gives a shard by the name that the index has for it. */
export async function readShards(index: unknown, name: string, open: (shard: string) => Promise<ByteSource>): Promise<TensorFile> {
  const map = weightMap(index, name);
  const shards = await Promise.all(shardNames(index, name).map(async (shard) => ({ shard, ...(await openSafetensors(await open(shard))) })));
  const tensors = new Map<string, StoredTensor>();
  let start = 0;
  for (const { shard, source, tensors: held } of shards) {
    for (const tensor of held.values()) {
      if (map[tensor.name] !== shard) throw new ModelFileError(`${source.name} holds tensor ${tensor.name}, which ${name} does not place there. They are not of one model; download both again.`);
      tensors.set(tensor.name, { ...tensor, from: start + tensor.from, to: start + tensor.to });
    }
    start += source.size;
  }
  const missing = Object.keys(map).find((tensor) => !tensors.has(tensor));
  if (missing !== undefined) throw new ModelFileError(`${map[missing]!} lacks tensor ${missing}, which ${name} places there. They are not of one model; download both again.`);
  return { source: joinedSource(shards.map(({ source }) => source), name), tensors };
}

function weightMap(index: unknown, name: string): Readonly<Record<string, string>> {
  const parsed = v.safeParse(indexSchema, index);
  const fail = (what: string): never => {
    throw new ModelFileError(`${name} is not a usable index of safetensors files: ${what}. Download it again.`);
  };
  if (!parsed.success) return fail('it has no weight_map from tensors to files');
  const map = parsed.output.weight_map;
  const shards = new Set(Object.values(map));
  if (shards.size === 0) fail('it names no files');
  if (shards.size > mostShards) fail(`it names ${shards.size} files`);
  // A shard lies beside its index: a name with a path in it points elsewhere.
  const elsewhere = [...shards].find((shard) => !/^[\w.-]+\.safetensors$/.test(shard));
  if (elsewhere !== undefined) fail(`"${elsewhere.slice(0, 80)}" is not the name of a safetensors file`);
  return map;
}
