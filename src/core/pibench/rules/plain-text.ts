/**
 * Text without Markdown's marks, in one form (NFKC, straight quotes and hyphens, single spaces), which still knows where each of its characters
 * stood in the source. Patterns run on it; what they find is shown in the source.
 */
import type { Stretch } from './markdown-blocks.ts';
import { lowerOf } from './pattern-search.ts';

const PLAIN_RUN = /[A-Za-z0-9,.;:?()/%&$#=+@"'|-]+(?!\p{M})/uy;
/** Marks to drop: emphasis, code ticks, the frame of a link or picture, a tag. The group is what stays. */
const LINK = /!?\[([^[\]\n]*)\]\([^()\s]*(?:\s+"[^"\n]*")?\)/uy;
const TAG = /<\/?[A-Za-z][^<>\n]{0,80}>/uy;
const CLUSTER = /.\p{M}*/suy;
const SAME: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '\u2010': '-', '\u2011': '-', '–': '-', '−': '-' };

const at = (re: RegExp, source: string, from: number): RegExpExecArray | null => {
  re.lastIndex = from;
  return re.exec(source);
};
const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

export class PlainText {
  private out = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  constructor(private readonly source: string) {}

  get length(): number {
    return this.out.length;
  }

  get text(): string {
    return this.out;
  }

  lower(): string {
    return lowerOf(this.out);
  }

  /** Where a stretch of the plain text stood in the source. */
  inSource(from: number, to: number): Stretch {
    return to <= from ? { start: this.starts[from] ?? 0, end: this.starts[from] ?? 0 } : { start: this.starts[from]!, end: this.ends[to - 1]! };
  }

  /** Something between blocks or cells that stands nowhere in the source. */
  gap(text: string): void {
    const place = this.ends.at(-1) ?? 0;
    this.put(text, place, place);
  }

  private put(text: string, start: number, end: number): void {
    const { length } = (this.out += text);
    while (this.starts.length < length) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Adds a stretch of the source; `raw`: marks stay (code). */
  add({ start, end }: Stretch, raw = false): void {
    const { source } = this;
    for (let i = start; i < end; ) {
      const run = at(PLAIN_RUN, source, i);
      if (run !== null) {
        const stop = Math.min(end, i + run[0].length);
        this.out += source.slice(i, stop);
        while (i < stop) {
          this.starts.push(i);
          this.ends.push((i += 1));
        }
        continue;
      }
      i = /\s/u.test(source[i]!) ? this.space(i) : raw ? this.cluster(i) : this.marked(i, end);
    }
  }

  private space(i: number): number {
    if (this.out !== '' && !/\s$/u.test(this.out.slice(-1))) this.put(' ', i, i + 1);
    return i + 1;
  }

  private cluster(i: number): number {
    const [text] = at(CLUSTER, this.source, i) ?? [this.source[i]!];
    const plain = SAME[text] ?? text.normalize('NFKC');
    this.put(SAME[plain] ?? plain, i, i + text.length);
    return i + text.length;
  }

  /** Returns where to go on. */
  private marked(i: number, end: number): number {
    const { source } = this;
    const char = source[i]!;
    if (char === '\\' && /[!-/:-@[-`{-~]/u.test(source[i + 1] ?? '')) return i + 1 < end ? this.cluster(i + 1) : i + 1;
    if (char === '`') return i + 1;
    if (char === '*' && !(/\s/u.test(source[i - 1] ?? ' ') && /\s/u.test(source[i + 1] ?? ' '))) return i + 1;
    if (char === '~' && (source[i + 1] === '~' || source[i - 1] === '~')) return i + 1;
    if (char === '_' && !(isWord(source[i - 1]) && isWord(source[i + 1]))) return i + 1;
    const link = char === '[' || char === '!' ? at(LINK, source, i) : null;
    if (link !== null && i + link[0].length <= end) {
      const inner = i + link[0].indexOf('[') + 1;
      this.add({ start: inner, end: inner + link[1]!.length });
      return i + link[0].length;
    }
    const tag = char === '<' ? at(TAG, source, i) : null;
    if (tag !== null) return this.space(i) + tag[0].length - 1;
    return this.cluster(i);
  }
}
