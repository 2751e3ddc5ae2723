/** A span of a text, cut wherever a mark or a match begins or ends. */
import type { Mark } from '#core/pibench/view/stage-at.ts';
import type { Span } from '#core/pibench/view/text-blocks.ts';

export interface Cut extends Span {
  readonly by: readonly Mark[];
  /** What is looked for stands here. */
  readonly found: boolean;
}

function matchesIn(text: string, { start, end }: Span, query: string): readonly Span[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const inner = text.slice(start, end).toLowerCase();
  const found: Span[] = [];
  for (let at = inner.indexOf(wanted); at >= 0; at = inner.indexOf(wanted, at + wanted.length)) found.push({ start: start + at, end: start + at + wanted.length });
  return found;
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export function cutText(text: string, span: Span, marks: readonly Mark[], query: string): readonly Cut[] {
  const own = marks.filter((mark) => meets(mark, span));
  const found = matchesIn(text, span, query);
  const inside = (at: number): number => Math.min(span.end, Math.max(span.start, at));
  const edges = [...new Set([span.start, span.end, ...[...own, ...found].flatMap(({ start, end }) => [inside(start), inside(end)])])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => {
    const cut = { start: edges[i]!, end };
    return { ...cut, by: own.filter((mark) => meets(mark, cut)), found: found.some((match) => meets(match, cut)) };
  });
}
