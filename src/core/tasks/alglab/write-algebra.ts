/**
 * Writes the algebraic world's training texts for pytorch/ as token ids: one JSON object a line, { prompt, completion, family }.
 *
 *   npx tsx src/core/tasks/alglab/write-algebra.ts --docs 200000 --seed 1 --out DIR [--from 0] [--shard 50000] [--systems ZFWS]
 *       [--style terse=2,branchy=1,reflective=1] [--depth 2-5] [--atomic 0.4] [--split taught] [--skills usual]
 */
import { parseArgs } from 'node:util';
import { SHARD_OPTIONS, writeShards } from '../write-shards.ts';
import { algebraDocument, type CorpusChoice } from './algebra-corpus.ts';
import { encodeAlgebra } from './alglab-tokens.ts';
import { SKILLS, type SkillName } from './skill-profile.ts';
import { SYSTEM_TAGS, type SystemTag } from './systems.ts';
import { STYLES } from './write-trace.ts';

const { values } = parseArgs({
  options: {
    ...SHARD_OPTIONS,
    systems: { type: 'string', default: 'ZFWS' },
    style: { type: 'string', default: 'terse=2,branchy=1,reflective=1' },
    depth: { type: 'string', default: '2-5' },
    atomic: { type: 'string', default: '0.4' },
    split: { type: 'string', default: 'taught' },
    skills: { type: 'string', default: 'usual' },
  },
});
function oneOf<T extends string>(text: string, known: readonly T[], what: string): T {
  if (!(known as readonly string[]).includes(text)) throw new Error(`no ${what} is called ${text}: there are ${known.join(', ')}`);
  return text as T;
}

/** A style without a number comes alone: `--style terse`. */
function readStyles(text: string): CorpusChoice['styles'] {
  const given = new Map(text.split(',').map((part) => part.split('=')).map(([name, share = '1']) => [oneOf(name!, STYLES, 'style'), Number(share)]));
  return Object.fromEntries(STYLES.map((style) => [style, given.get(style) ?? 0])) as Record<(typeof STYLES)[number], number>;
}

function readDepth(text: string): CorpusChoice['depth'] {
  const [, low, high = low] = /^([1-5])(?:-([1-5]))?$/.exec(text) ?? [];
  if (low === undefined || low > high!) throw new Error(`--depth is a number or a range from 1 to 5, such as 2-5, not ${text}`);
  return [Number(low), Number(high)];
}

const choice: CorpusChoice = {
  systems: [...values.systems].map((tag): SystemTag => oneOf(tag as SystemTag, SYSTEM_TAGS, 'system')),
  depth: readDepth(values.depth),
  atomic: Number(values.atomic),
  styles: readStyles(values.style),
  split: oneOf(values.split, ['taught', 'held-out'], 'split'),
  skill: SKILLS[oneOf(values.skills, Object.keys(SKILLS) as SkillName[], 'profile')],
};

writeShards(values, (seed, index) => {
  const { family, prompt, completion } = algebraDocument(seed, index, choice);
  return { prompt: encodeAlgebra(prompt), completion: encodeAlgebra(completion), family };
});
