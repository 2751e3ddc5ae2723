/**
 * A message as blocks, each knowing where in the message its words stand, so that evidence can be lit in place: headings, paragraphs, lists,
 * tables, code, and in them what is strong. As much Markdown as assistants write; whatever else it is stays as it was written.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'code'; readonly span: Span }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Span[] }
  | { readonly kind: 'table'; readonly head: readonly Span[]; readonly rows: readonly (readonly Span[])[] };

export interface Piece extends Span {
  readonly look: 'plain' | 'strong' | 'code';
}

const HEADING = /^#{1,6}[ \t]+/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+/;
const ROW = /^[ \t]*\|/;
const RULE = /^[ \t|:-]+$/;
const FENCE = '```';

type Line = Span & { readonly text: string };

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length, text: line };
    start += line.length + 1;
    return span;
  });
}

/** Without the space around it. */
function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const from = start + (inner.length - inner.trimStart().length);
  return { start: from, end: Math.max(from, end - (inner.length - inner.trimEnd().length)) };
}

function cellsOf(text: string, { start, end, text: line }: Line): readonly Span[] {
  const bars = [...line.matchAll(/\|/g)].map(({ index }) => start + index);
  const last = trimmed(text, { start: bars.at(-1)! + 1, end });
  const cells = bars.slice(1).map((bar, i) => trimmed(text, { start: bars[i]! + 1, end: bar }));
  // the bar at the end may be left out
  return last.start < last.end ? [...cells, last] : cells;
}

const kindOf = ({ text }: Line): 'blank' | 'heading' | 'item' | 'row' | 'fence' | 'text' =>
  text.trim() === '' ? 'blank' : HEADING.test(text) ? 'heading' : ITEM.test(text) ? 'item' : ROW.test(text) ? 'row' : text.startsWith(FENCE) ? 'fence' : 'text';

export function blocksOf(text: string): readonly Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const first = lines[at]!;
    const kind = kindOf(first);
    let to = at + 1;
    const runOn = (kinds: readonly string[]): readonly Line[] => {
      while (to < lines.length && kinds.includes(kindOf(lines[to]!))) to++;
      return lines.slice(at, to);
    };
    if (kind === 'heading') blocks.push({ kind, span: { start: first.start + HEADING.exec(first.text)![0].length, end: first.end } });
    else if (kind === 'text') blocks.push({ kind: 'paragraph', span: { start: first.start, end: runOn(['text']).at(-1)!.end } });
    else if (kind === 'item') {
      const items: Span[] = [];
      for (const line of runOn(['item', 'text'])) {
        const mark = ITEM.exec(line.text)?.[0].length;
        if (mark === undefined) items.push({ start: items.pop()!.start, end: line.end });
        else items.push({ start: line.start + mark, end: line.end });
      }
      blocks.push({ kind: 'list', ordered: /^[ \t]*\d/.test(first.text), items });
    } else if (kind === 'row') {
      const [head, ...rows] = runOn(['row']).filter((line) => !RULE.test(line.text)).map((line) => cellsOf(text, line));
      blocks.push({ kind: 'table', head: head ?? [], rows });
    } else if (kind === 'fence') {
      while (to < lines.length && kindOf(lines[to]!) !== 'fence') to++;
      const start = Math.min(first.end + 1, text.length);
      blocks.push({ kind: 'code', span: { start, end: Math.max(start, lines[to - 1]!.end) } });
      to++;
    }
    at = to;
  }
  return blocks;
}

/** What is strong or code in a span, without the signs that say so. */
export function piecesOf(text: string, { start, end }: Span): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const plain = (to: number): void => {
    if (to > at) pieces.push({ start: at, end: to, look: 'plain' });
  };
  for (const { 0: whole, index } of text.slice(start, end).matchAll(/\*\*[^*\n]+\*\*|`[^`\n]+`/g)) {
    const from = start + index;
    const sign = whole.startsWith('*') ? 2 : 1;
    plain(from);
    pieces.push({ start: from + sign, end: from + whole.length - sign, look: sign === 2 ? 'strong' : 'code' });
    at = from + whole.length;
  }
  plain(end);
  return pieces;
}
