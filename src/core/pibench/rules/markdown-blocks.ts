/**
 * A message in Markdown (or a CSV file) as blocks that point into it: what a reader sees as one paragraph, item, row or heading. Only as much of
 * Markdown as assistants write; whatever is not understood is a paragraph.
 */

/** Half-open, in characters of the message. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'head' | 'row' | 'code';

export interface RawBlock {
  readonly kind: BlockKind;
  /** Its lines without marks before them; of a table's row its cells. */
  readonly pieces: Stretch[];
  /** Of a heading: 1 to 6; 7 for a line in bold alone. */
  readonly level: number;
  /** Blocks that count as one: all items of a list with the lists in it, all rows of a table. */
  readonly unit: number;
  /** Of an item: which items it stands in one row with. */
  readonly group: number;
  readonly depth: number;
  /** Behind `>`. */
  readonly quoted: boolean;
}

const QUOTE = /^ {0,3}> ?/u;
const FENCE = /^\s*(?:```|~~~)/u;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)[\s#]*$/u;
const BOLD_ALONE = /^\s*(\*\*|__)(?![\s*_])((?:(?!\1).)+)\1:?\s*$/u;
const ITEM = /^(\s*)([-*+•–]|\d{1,3}[.)]|[A-Za-z]\))\s+(?:\[[ xX]\]\s+)?(?=\S)/u;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const UNDERLINE = /^\s*(?:={2,}|-{2,})\s*$/u;
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/u;

interface Line extends Stretch {
  readonly text: string;
  readonly quoted: boolean;
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= source.length; ) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    let text = source.slice(start, end).replace(/\r$/u, '');
    let skipped = 0;
    for (let mark = QUOTE.exec(text); mark !== null; mark = QUOTE.exec(text)) {
      skipped += mark[0].length;
      text = text.slice(mark[0].length);
    }
    lines.push({ start: start + skipped, end: start + skipped + text.length, text, quoted: skipped > 0 });
    start = end + 1;
  }
  return lines;
}

/** Cells of a row, without the bars and the space around. */
function cellsOf({ text, start }: Line): Stretch[] {
  const cells: Stretch[] = [];
  let from = /^\s*\|?/u.exec(text)![0].length;
  for (let at = from; at <= text.length; at += 1) {
    if (at < text.length && (text[at] !== '|' || text[at - 1] === '\\')) continue;
    const cell = text.slice(from, at);
    if (at < text.length || cell.trim() !== '') {
      const lead = cell.length - cell.trimStart().length;
      cells.push({ start: start + from + lead, end: start + from + lead + cell.trim().length });
    }
    from = at + 1;
  }
  return cells;
}

class Blocks {
  readonly blocks: RawBlock[] = [];
  private units = 0;
  private groups = 0;
  /** The block that a further line would go on with. */
  private open: RawBlock | null = null;
  private fence: RawBlock | null = null;
  private table: number | null = null;
  private list: { readonly unit: number; readonly levels: { readonly indent: number; readonly group: number; readonly ordered: boolean }[] } | null = null;

  private add(kind: BlockKind, pieces: Stretch[], quoted: boolean, more: Partial<RawBlock> = {}): RawBlock {
    const block: RawBlock = { kind, pieces, quoted, level: 0, unit: more.unit ?? (this.units += 1), group: 0, depth: 0, ...more };
    this.blocks.push(block);
    return block;
  }

  /** Returns how many lines it took. */
  line(line: Line, next: Line | undefined): number {
    const { text, start, end, quoted } = line;
    if (this.fence !== null) {
      if (FENCE.test(text)) this.fence = null;
      else this.fence.pieces.push({ start, end });
      return 1;
    }
    if (this.open !== null && this.open.quoted !== quoted) this.close();
    if (this.table !== null && text.includes('|')) {
      this.add('row', cellsOf(line), quoted, { unit: this.table });
      return 1;
    }
    this.table = null;
    if (text.trim() === '') {
      this.open = null;
      return 1;
    }
    if (FENCE.test(text)) {
      this.close();
      this.fence = this.add('code', [], quoted);
      return 1;
    }
    if (text.includes('|') && next !== undefined && next.text.includes('-') && next.text.includes('|') && DELIMITER.test(next.text)) {
      this.close();
      this.table = this.add('head', cellsOf(line), quoted).unit;
      return 2;
    }
    if (this.heading(line)) return 1;
    if (RULE.test(text)) this.close();
    else if (!this.item(line)) this.paragraph(line);
    return 1;
  }

  private close(): void {
    this.open = null;
    this.list = null;
  }

  private heading({ text, start, end, quoted }: Line): boolean {
    const marked = HEADING.exec(text);
    if (marked !== null) {
      const from = start + text.indexOf(marked[2]!, text.indexOf('#') + marked[1]!.length);
      this.close();
      this.add('heading', [{ start: from, end: from + marked[2]!.length }], quoted, { level: marked[1]!.length });
      return true;
    }
    if (this.open?.kind === 'paragraph' && this.open.pieces.length === 1 && UNDERLINE.test(text)) {
      const above = this.blocks.pop()!;
      this.close();
      this.add('heading', above.pieces, quoted, { level: text.includes('=') ? 1 : 2 });
      return true;
    }
    const bold = BOLD_ALONE.exec(text);
    if (bold === null || /[?]\W*$/u.test(bold[2]!) || (this.list !== null && /^\s{2}/u.test(text))) return false;
    this.close();
    this.add('heading', [{ start, end }], quoted, { level: 7 });
    return true;
  }

  private item({ text, start, end, quoted }: Line): boolean {
    const mark = ITEM.exec(text);
    if (mark === null) return false;
    const indent = mark[1]!.replaceAll('\t', '    ').length;
    const ordered = /[\w]/u.test(mark[2]!);
    const above = this.list?.levels.filter((level, i) => i === 0 || level.indent <= indent) ?? [];
    const top = above.at(-1);
    const beside = top !== undefined && indent < top.indent + 2;
    const levels = beside && top.ordered !== ordered ? above.slice(0, -1) : above;
    if (!beside || top.ordered !== ordered) levels.push({ indent, group: (this.groups += 1), ordered });
    // Numbers behind bullets, or the other way round, at the margin begin another list.
    const unit = this.list !== null && (levels.length > 1 || above.length === 0 || top!.ordered === ordered) ? this.list.unit : (this.units += 1);
    this.list = { unit, levels };
    const pieces = [{ start: start + mark[0].length, end }];
    this.open = this.add('item', pieces, quoted, { unit, group: levels.at(-1)!.group, depth: levels.length - 1 });
    return true;
  }

  private paragraph({ text, start, end, quoted }: Line): void {
    // Below an item and indented, even behind an empty line, it still belongs to the item.
    const last = this.blocks.at(-1);
    if (this.open === null && this.list !== null && last?.kind === 'item' && /^(?: {2}|\t)/u.test(text)) this.open = last;
    if (this.open !== null) {
      this.open.pieces.push({ start, end });
      return;
    }
    this.close();
    this.open = this.add('paragraph', [{ start, end }], quoted);
  }
}

export function markdownBlocks(source: string): readonly RawBlock[] {
  const lines = linesOf(source);
  const blocks = new Blocks();
  for (let i = 0; i < lines.length; ) i += blocks.line(lines[i]!, lines[i + 1]);
  return blocks.blocks;
}

/** A CSV file as one table, its first line the header. */
export function csvBlocks(source: string): readonly RawBlock[] {
  const rows = linesOf(source).filter(({ text }) => text.trim() !== '');
  return rows.map((line, i) => {
    const pieces: Stretch[] = [];
    for (const cell of line.text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)) {
      const text = cell[1] ?? cell[2]!;
      const start = line.start + cell.index + cell[0].length - text.length - (cell[1] === undefined ? 0 : 1);
      pieces.push({ start, end: start + text.length });
    }
    return { kind: i === 0 ? 'head' : 'row', pieces, level: 0, unit: 1, group: 0, depth: 0, quoted: false };
  });
}
