/**
 * Writes training texts for pytorch/: one JSON object a line, in shards that can be read while the next is written.
 *
 *   npx tsx src/core/tasks/write-corpus.ts --docs 50000 --seed 1 --out DIR [--from 0] [--shard 50000] [--mix story=45,date=20]
 *       [--keep PATTERN --thin 0.3]      all texts whose prompt matches, and of the others this share
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { documentAt, MIX, type Mix } from './corpus.ts';
import { FAMILIES, completionText, promptText } from './problem.ts';
import { Seeded } from './seeded.ts';

const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    from: { type: 'string', default: '0' },
    shard: { type: 'string', default: '50000' },
    mix: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
    thin: { type: 'string', default: '1' },
  },
});
if (!values.out) throw new Error('--out DIR is needed');

function readMix(text: string): Mix {
  const given = new Map(text.split(',').filter(Boolean).map((part) => part.split('=') as [string, string]));
  for (const name of given.keys()) if (!(FAMILIES as readonly string[]).includes(name)) throw new Error(`no family is called ${name}`);
  return Object.fromEntries(FAMILIES.map((family) => [family, Number(given.get(family) ?? MIX[family])])) as unknown as Mix;
}

const [docs, seed, from, shard] = [values.docs, values.seed, values.from, values.shard].map(Number) as [number, number, number, number];
const mix = readMix(values.mix);
const keep = new RegExp(values.keep);
const thin = Number(values.thin);
mkdirSync(values.out, { recursive: true });
for (let start = from; start < from + docs; start += shard) {
  const lines: string[] = [];
  for (let i = start; i < Math.min(start + shard, from + docs); i++) {
    const problem = documentAt(seed, i, mix);
    if (!keep.test(problem.prompt) && !new Seeded(seed + 1, i).chance(thin)) continue;
    lines.push(JSON.stringify({
      family: problem.family,
      prompt: promptText(problem.prompt),
      completion: completionText(problem),
      slips: problem.thought.slips,
    }));
  }
  const path = join(values.out, `seed${seed}-${String(start).padStart(8, '0')}.jsonl`);
  writeFileSync(`${path}.part`, `${lines.join('\n')}\n`);
  renameSync(`${path}.part`, path);
  console.log(`${path}: ${lines.length} texts`);
}
