/**
 * Writes training texts for pytorch/: one JSON object a line, in shards that can be read while the next is written.
 *
 *   npx tsx src/core/tasks/write-corpus.ts --docs 50000 --seed 1 --out DIR [--from 0] [--shard 50000] [--mix story=45,date=20]
 *       [--keep PATTERN --thin 0.3]      all texts whose prompt matches, and of the others this share
 */
import { parseArgs } from 'node:util';
import { documentAt, MIX, type Mix } from './corpus.ts';
import { FAMILIES, completionText, promptText } from './problem.ts';
import { Seeded } from './seeded.ts';
import { SHARD_OPTIONS, writeShards } from './write-shards.ts';

const { values } = parseArgs({
  options: {
    ...SHARD_OPTIONS,
    mix: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
    thin: { type: 'string', default: '1' },
  },
});
function readMix(text: string): Mix {
  const given = new Map(text.split(',').filter(Boolean).map((part) => part.split('=') as [string, string]));
  for (const name of given.keys()) if (!(FAMILIES as readonly string[]).includes(name)) throw new Error(`no family is called ${name}`);
  return Object.fromEntries(FAMILIES.map((family) => [family, Number(given.get(family) ?? MIX[family])])) as unknown as Mix;
}

const mix = readMix(values.mix);
const keep = new RegExp(values.keep);
const thin = Number(values.thin);
writeShards(values, (seed, index) => {
  const problem = documentAt(seed, index, mix);
  if (!keep.test(problem.prompt) && !new Seeded(seed + 1, index).chance(thin)) return null;
  return { family: problem.family, prompt: promptText(problem.prompt), completion: completionText(problem), slips: problem.thought.slips };
});
