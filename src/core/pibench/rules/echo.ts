/** What repeats the user: a stretch in quotes of four words or more, at least half of whose runs of four words the user has said too. */
import { lowerOf } from './pattern-search.ts';
import type { Span } from './sentences.ts';

const RUN = 4;
const IN_QUOTES = /"([^"\n]{12,})"|(?<![\p{L}\p{N}])'([^'\n]{12,})'(?![\p{L}\p{N}])/gu;

function runsOf(text: string): readonly string[] {
  const words = lowerOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));
}

/** All runs of four words that the user has said. */
export const saidRuns = (userSaid: readonly string[]): ReadonlySet<string> => new Set(userSaid.flatMap((text) => runsOf(text.normalize('NFKC'))));

export function repeats(text: string, said: ReadonlySet<string>): boolean {
  const runs = runsOf(text);
  return runs.length > 0 && runs.filter((run) => said.has(run)).length * 2 >= runs.length;
}

/** Stretches in quotes that repeat the user, within a text. */
export function echoesIn(text: string, said: ReadonlySet<string>): readonly Span[] {
  if (said.size === 0 || !/["']/u.test(text)) return [];
  return [...text.matchAll(IN_QUOTES)].filter((quote) => repeats(quote[1] ?? quote[2]!, said)).map(({ index, 0: whole }) => ({ from: index, to: index + whole.length }));
}
