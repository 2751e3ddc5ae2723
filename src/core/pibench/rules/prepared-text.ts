/**
 * A message or a written file as the detectors see it (pibench.md 8.2): blocks, sections and sentences of plain lower-case text, with questions and
 * echoes of the user set apart. All places are in that plain text; `inSource` leads back.
 */
import { csvBlocks, markdownBlocks, type BlockKind, type RawBlock, type Stretch } from './markdown-blocks.ts';
import { disownedOf, introIn, type Disowned } from './disowned.ts';
import { echoesIn, repeats, saidRuns } from './echo.ts';
import { findAll, startsOf, stretchesOf, type Match, type Stretches } from './pattern-search.ts';
import { PlainText } from './plain-text.ts';
import { programOf } from './pattern.ts';
import { asksByList, asksFrom } from './question-words.ts';
import { sentencesOf, type Span } from './sentences.ts';

export interface Block extends Span {
  readonly kind: BlockKind;
  readonly level: number;
  readonly unit: number;
  readonly group: number;
  readonly depth: number;
  /** Of a table's row. */
  readonly cells: readonly Span[];
  /** What it states: patterns are tried within these. */
  readonly says: readonly Span[];
  readonly sentences: readonly Span[];
}

/** One thing asked: a sentence, or an item of a list with the sentence that introduces it. */
export interface Question extends Span {
  readonly spans: readonly Span[];
  readonly hasList: boolean;
}

export interface Section {
  /** Indexes of blocks, half-open; its heading is the first. */
  readonly from: number;
  readonly to: number;
}

/** What is searched: statements; the same for a unit of measure, which may stand right behind its figure ("12km", "5%"); cells; what is asked. */
export type Place = 'stated' | 'units' | 'heads' | 'cells' | 'asked';

interface Searchable extends Stretches {
  /** Of each stretch: the index of its block (of what is asked: of its question). */
  readonly owners: readonly number[];
  readonly found: Map<string, readonly Match[]>;
}

interface Draft extends Block {
  says: Span[];
  asked: Question[];
}

const MIN_STATED = 4;
const LONGEST = 100_000;
const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** A heading and all below it, and what stands before the first heading. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const heads = blocks.flatMap(({ kind, level }, from) => (kind === 'heading' ? [{ from, level }] : []));
  const before = heads[0]?.from ?? blocks.length;
  const sections = heads.map(({ from, level }, i) => ({ from, to: heads.slice(i + 1).find((head) => head.level <= level)?.from ?? blocks.length }));
  return before > 0 ? [{ from: 0, to: before }, ...sections] : sections;
}

/** Spans without the holes in them. */
function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>((left, hole) => left.flatMap((span) => {
    if (hole.to <= span.from || hole.from >= span.to) return [span];
    return [{ from: span.from, to: hole.from }, { from: hole.to, to: span.to }].filter(({ from, to }) => to > from);
  }), [...spans]);
}

/** Sentences that follow one another in one span, so that a pattern may reach from one into the next. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last !== undefined && span.from - last.to <= 1) out[out.length - 1] = { from: last.from, to: span.to };
    else out.push(span);
  }
  return out;
}

export class PreparedText {
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  /** Plain, in lower case; blocks on lines of their own. */
  readonly text: string;
  readonly words: number;
  private readonly plain: PlainText;
  private startsKept: Int32Array | null = null;
  private wordStartsKept: Int32Array | null = null;
  private disownedKept: readonly Disowned[] | null = null;
  private readonly searchable: Partial<Record<Place, Searchable>> = {};

  constructor(source: string, { userSaid = [], file = null }: { userSaid?: readonly string[]; file?: string | null } = {}) {
    const cut = source.slice(0, LONGEST);
    const raw = file?.endsWith('.csv') === true ? csvBlocks(cut) : markdownBlocks(cut);
    this.plain = new PlainText(cut);
    const laid = raw.map((block) => this.lay(block)).map((block, i) => ({ block, raw: raw[i]! })).filter(({ block }) => block.to > block.from);
    this.text = this.plain.lower();
    const said = saidRuns(userSaid);
    const drafts = laid.map(({ block, raw: { kind, quoted } }) => this.read(block, { content: file !== null || quoted || kind === 'code', quoted, said }));
    if (file === null) this.askByLists(drafts);
    this.blocks = drafts;
    this.sections = sectionsOf(drafts);
    this.questions = drafts.flatMap(({ asked }) => asked);
    this.words = wordCount(this.text);
  }

  private lay({ kind, pieces, level, unit, group, depth }: RawBlock): Draft {
    const { plain } = this;
    if (plain.length > 0) plain.gap('\n');
    const from = plain.length;
    const cells: Span[] = [];
    const table = kind === 'row' || kind === 'head';
    for (const [i, piece] of pieces.entries()) {
      if (i > 0) plain.gap(table ? ' | ' : kind === 'code' ? '\n' : ' ');
      const start = plain.length;
      plain.add(piece, kind === 'code');
      if (table) cells.push({ from: start, to: plain.length });
    }
    return { kind, level, unit, group, depth, cells, from, to: plain.length, says: [], sentences: [], asked: [] };
  }

  /** `content`: what stands here is handed over, so nothing in it is asked of the user. */
  private read(block: Draft, { content, quoted, said }: { content: boolean; quoted: boolean; said: ReadonlySet<string> }): Draft {
    const cased = this.plain.text.slice(block.from, block.to);
    if (quoted && repeats(cased, said)) return block;
    const prose = block.kind === 'paragraph' || block.kind === 'item';
    const inBlock = prose || content ? sentencesOf(cased) : [{ from: 0, to: cased.length }];
    const sentences = inBlock.map(({ from, to }) => ({ from: from + block.from, to: to + block.from }));
    const stated: Span[] = [];
    for (const span of sentences) {
      const from = prose && !content ? asksFrom(this.text.slice(span.from, span.to)) : null;
      if (from === null) stated.push(span);
      else {
        block.asked.push({ ...span, spans: [span], hasList: false });
        if (wordCount(this.text.slice(span.from, span.from + from)) >= MIN_STATED) stated.push({ from: span.from, to: span.from + from });
      }
    }
    const echoes = echoesIn(this.text.slice(block.from, block.to), said).map(({ from, to }) => ({ from: from + block.from, to: to + block.from }));
    return { ...block, sentences, says: without(joined(stated), echoes) };
  }

  /** "Please let me know:" and a list asks each item; "Which do you prefer?" and a list asks once. */
  private askByLists(drafts: readonly Draft[]): void {
    for (const [i, draft] of drafts.entries()) {
      const intro = draft.sentences.at(-1);
      const first = drafts[i + 1];
      if (intro === undefined || draft.kind !== 'paragraph' || first?.kind !== 'item') continue;
      const asks = draft.asked.at(-1)?.from === intro.from;
      const text = this.text.slice(intro.from, intro.to);
      if (!asksByList(text, asks)) continue;
      const items = drafts.filter(({ unit, kind }) => kind === 'item' && unit === first.unit);
      if (asks) draft.asked.pop();
      if (text.trimEnd().endsWith('?')) draft.asked.push({ ...intro, spans: [intro, ...items], hasList: true });
      for (const item of items) {
        item.says = [];
        item.asked = text.trimEnd().endsWith('?') ? [] : [{ from: item.from, to: item.to, spans: [intro, item], hasList: true }];
      }
      draft.says = without(draft.says, [intro]);
    }
  }

  /** What the writer says was not done, in order, none overlapping: clauses, and the list or section below an introduction such as "Left out:". */
  get disowned(): readonly Disowned[] {
    return (this.disownedKept ??= this.findDisowned());
  }

  private findDisowned(): readonly Disowned[] {
    const found: Disowned[] = [];
    /** What the last introduction speaks of: its words, and up to which block. */
    let [cue, upTo]: [Span | null, number] = [null, 0];
    for (const [i, block] of this.blocks.entries()) {
      if (cue !== null && i < upTo) found.push({ cue, whole: false, from: block.from, to: block.to });
      else if (block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'heading') {
        for (const span of block.sentences) {
          const move = ({ from, to }: Span): Span => ({ from: span.from + from, to: span.from + to });
          found.push(...disownedOf(this.text.slice(span.from, span.to)).map((one) => ({ ...one, ...move(one), cue: move(one.cue) })));
        }
        const { from, to } = block.sentences.at(-1) ?? block;
        const intro = introIn(this.text.slice(from, to));
        cue = intro === null ? null : { from: from + intro.from, to: from + intro.to };
        upTo = block.kind === 'heading' || this.text.slice(from, to).trimEnd().endsWith(':') ? this.belowOf(i) : i;
      }
    }
    return found;
  }

  /** Behind the last block of what a heading, or a sentence that ends with a colon, introduces. */
  private belowOf(at: number): number {
    const { kind, level } = this.blocks[at]!;
    const unit = this.blocks[at + 1]?.unit;
    let end = at + 1;
    while (this.blocks[end] !== undefined && (kind === 'heading' ? this.blocks[end]!.kind !== 'heading' || this.blocks[end]!.level > level : this.blocks[end]!.unit === unit)) end += 1;
    return end;
  }

  inSource({ from, to }: Span): Stretch {
    return this.plain.inSource(from, to);
  }

  private spansOf(place: Place): readonly { readonly owner: number; readonly span: Span }[] {
    if (place === 'asked') return this.questions.flatMap(({ spans }, owner) => spans.map((span) => ({ owner, span })));
    const kind = place === 'heads' ? 'head' : 'row';
    return this.blocks.flatMap((block, owner) => {
      const spans = place === 'stated' || place === 'units' ? block.says : block.kind === kind ? block.cells : [];
      return spans.map((span) => ({ owner, span }));
    });
  }

  private searched(place: Place): Searchable {
    const spans = this.spansOf(place);
    const starts = place === 'units' ? startsOf(this.text, true) : (this.startsKept ??= startsOf(this.text));
    return { ...stretchesOf(this.text, starts, spans.map(({ span }) => span)), owners: spans.map(({ owner }) => owner), found: new Map() };
  }

  /** All matches of a pattern, in order. */
  matches(pattern: string, place: Place = 'stated'): readonly Match[] {
    const searchable = (this.searchable[place] ??= this.searched(place));
    const known = searchable.found.get(pattern);
    if (known !== undefined) return known;
    const found = findAll(programOf(pattern), searchable, searchable.owners);
    searchable.found.set(pattern, found);
    return found;
  }

  /** Where words begin, ascending: for distances. */
  get wordStarts(): Int32Array {
    this.wordStartsKept ??= Int32Array.from(this.text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}'’]|[.,:/-](?=[\p{L}\p{N}]))*/gu), ({ index }) => index);
    return this.wordStartsKept;
  }
}
