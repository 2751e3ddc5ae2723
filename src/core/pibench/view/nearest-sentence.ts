/** The sentence of a text that says most of what was looked for: by the words that were found, else by those that it shares with the intent; null: none says any. */
import type { PreparedText } from '../rules/prepared-text.ts';
import type { Span } from '../rules/sentences.ts';

const SHORTEST_WORD = 4;
/** Of an intent's own words, so many must be shared: one alone is chance. */
const LEAST_SHARED = 2;
const LONGEST = 220;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length >= SHORTEST_WORD));

export function nearestSentence(text: PreparedText, source: string, found: readonly string[], content: string): string | null {
  const own = wordsOf(content);
  const scored = text.blocks.flatMap(({ sentences }) => sentences).map((span: Span) => {
    const said = text.text.slice(span.from, span.to);
    return { span, hits: found.filter((words) => said.includes(words)).length, shared: [...wordsOf(said)].filter((word) => own.has(word)).length };
  });
  const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a === null || b.hits > a.hits || (b.hits === a.hits && b.shared > a.shared) ? b : a), null);
  if (best === null || (best.hits === 0 && best.shared < LEAST_SHARED)) return null;
  const { start, end } = text.inSource(best.span);
  const said = source.slice(start, end).replace(/[*_`]/gu, '').replace(/\s+/gu, ' ').trim();
  return said.length > LONGEST ? `${said.slice(0, LONGEST).trimEnd()} …` : said;
}
