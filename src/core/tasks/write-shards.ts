/** Training texts on disk: one JSON object a line, in shards that can be read while the next is written. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every writer of texts is asked for, as parseArgs takes it. */
export const SHARD_OPTIONS = {
  docs: { type: 'string', default: '50000' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
  from: { type: 'string', default: '0' },
  shard: { type: 'string', default: '50000' },
} as const;

type Asked = Readonly<Record<'docs' | 'seed' | 'from' | 'shard', string>> & { readonly out?: string };

/** `textAt` makes text n of a seed; null: that one is left out. Each shard is there whole, or not at all. */
export function writeShards({ out, ...asked }: Asked, textAt: (seed: number, index: number) => object | null): void {
  if (!out) throw new Error('--out DIR is needed');
  const [docs, seed, from, shard] = [asked.docs, asked.seed, asked.from, asked.shard].map(Number) as [number, number, number, number];
  mkdirSync(out, { recursive: true });
  for (let start = from; start < from + docs; start += shard) {
    const indices = Array.from({ length: Math.min(shard, from + docs - start) }, (_, i) => start + i);
    const lines = indices.flatMap((index) => {
      const text = textAt(seed, index);
      return text === null ? [] : [JSON.stringify(text)];
    });
    const path = join(out, `seed${seed}-${String(start).padStart(8, '0')}.jsonl`);
    writeFileSync(`${path}.part`, `${lines.join('\n')}\n`);
    renameSync(`${path}.part`, path);
    console.log(`${path}: ${lines.length} texts`);
  }
}
