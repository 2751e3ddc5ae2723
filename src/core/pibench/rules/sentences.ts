/** Where the sentences of a paragraph begin and end: at `.`, `!`, `?` before a space, but not behind an abbreviation, in a figure or a date. */

const ALWAYS = /(?:^|[\s("'/-])(?:e\.g|i\.e|mr|mrs|ms|dr|prof|st|vs|approx|ca|cf|incl|resp|min|max|tel|ext|dept|a\.k\.a)\.$/iu;
const BEFORE_FIGURE = /(?:^|[\s("'])(?:no|nos|nr|fig|p|pp|vol|ch|sec|art|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.$/iu;
/** "J. Reed", "3. March". */
const INITIAL = /(?:^|\s)(?:[A-Z]|\d{1,2})\.$/u;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** Half-open, in characters of `text`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

function ends(before: string, after: string): boolean {
  if (!/[.…]$/u.test(before)) return true;
  if (/^[\p{Ll}]/u.test(after) || ALWAYS.test(before)) return false;
  if (/^\d/u.test(after) && BEFORE_FIGURE.test(before)) return false;
  const initial = INITIAL.exec(before);
  return initial === null || (/\d/u.test(initial[0]) ? !MONTH.test(after) : !/^[A-Z]/u.test(after) || /\bI\.$/u.test(before));
}

export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  const push = (to: number): void => {
    if (text.slice(from, to).trim() !== '') spans.push({ from, to });
  };
  for (const mark of text.matchAll(/([.!?…]+)["')\]]*\s+(?=\S)/gu)) {
    const next = mark.index + mark[0].length;
    const dots = mark.index + mark[1]!.length;
    if (!ends(text.slice(Math.max(from, dots - 12), dots), text.slice(next, next + 12).replace(/^["'([]+/u, ''))) continue;
    push(mark.index + mark[0].trimEnd().length);
    from = next;
  }
  push(text.length);
  return spans;
}
