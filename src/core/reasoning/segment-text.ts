/**
 * Free text into steps (note reasoning.md 3.2): pieces between blank lines, in emission order; a piece that does not begin with a word with which this family of
 * models starts its steps belongs to the step before. Numbers and signs of a list start steps too. Texts without blank lines fall apart at line breaks, and where there
 * are none, after sentences. A text in which less than half of the pieces with words begin with any of these is in no family's manner, or in a language that the list
 * lacks: each piece of it is a step. One pass, so megabytes take a moment.
 */
export interface TextStep {
  /** 1 to n, in emission order. */
  readonly id: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Lower-case first words that start a step. */
export type Starters = ReadonlySet<string>;

/** For a family of which no texts are at hand: words that begin a step in many reasoning models' texts. */
export const COMMON_STARTERS: Starters = new Set([
  'so', 'but', 'therefore', 'thus', 'hence', 'then', 'now', 'next', 'first', 'second', 'third', 'finally', 'wait', 'alternatively', 'however', 'let', 'need', 'we', 'since', 'given', 'if', 'also',
  'okay', 'ok', 'hmm', 'well', 'actually', 'check', 'checking', 'again', 'step', 'another', 'this', 'that', 'the', 'to', 'i', 'no', 'yes', 'from', 'using', 'by', 'because', 'here', 'for', 'it', 'its', 'they', 'these', 'there', 'combining', 'putting', 'similarly', 'suppose', 'consider',
  '所以', '因此', '但是', '首先', '其次', '然后', '接下', '最后', '现在', '等等', '或者', '由于', 'daher', 'aber', 'zuerst', 'donc', 'mais', 'итак', 'но', 'теперь', 'значит',
]);

/** Letters of a piece. */
const MOST_LOOKED_AT = 60;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Scripts without spaces between words give their first two signs. Empty where a piece has no letter near its start: a formula, a rule. */
export function firstWord(piece: string): string {
  const word = /^[^\p{L}]{0,12}?(\p{L}[\p{L}\p{M}'’]{0,40})/u.exec(piece)?.[1]?.toLowerCase() ?? '';
  return UNSPACED.test(word) ? [...word].slice(0, 2).join('') : word;
}

interface Piece {
  readonly start: number;
  end: number;
}

/** Stretches of lines between blank ones; or each line that is not blank. */
function pieces(text: string, byLine: boolean): readonly Readonly<Piece>[] {
  const found: Piece[] = [];
  let goesOn = false;
  for (let at = 0; at <= text.length;) {
    const broken = text.indexOf('\n', at);
    const stop = broken < 0 ? text.length : broken;
    const line = text.slice(at, stop);
    const body = line.trim();
    if (body !== '') {
      const end = at + line.trimEnd().length;
      if (goesOn) found.at(-1)!.end = end;
      else found.push({ start: at + line.indexOf(body[0]!), end });
    }
    goesOn = body !== '' && !byLine;
    at = stop + 1;
  }
  return found;
}

/** A longer text without a line break is no paragraph of prose. */
const LONGEST_PARAGRAPH = 20_000;

function sentences(text: string, { start, end }: Readonly<Piece>): readonly Readonly<Piece>[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text.slice(start, end))].map(({ index, segment }) => ({ start: start + index, end: start + index + segment.trimEnd().length })).filter((one) => one.end > one.start);
}

function piecesOf(text: string): readonly Readonly<Piece>[] {
  const found = pieces(text, false);
  if (found.length > 1) return found;
  const lines = pieces(text, true);
  const [line] = lines;
  return lines.length === 1 && line!.end - line!.start <= LONGEST_PARAGRAPH ? sentences(text, line!) : lines;
}

/** `1.`, `2)`, `#3:`, `-`, as lists have them. */
const LISTED = /^(?:[#(]?\d{1,4}[.):]|[-*•])\s/u;
/** Below this share of the pieces with words behind the first, the words that start steps are not those of the text. */
const LEAST_STARTING = 1 / 2;

export function segmentText(text: string, starters: Starters = COMMON_STARTERS): readonly TextStep[] {
  const found = piecesOf(text);
  let [worded, starting] = [0, 0];
  const begins = found.map(({ start, end }, i) => {
    if (i === 0) return true;
    const piece = text.slice(start, Math.min(end, start + MOST_LOOKED_AT));
    const word = firstWord(piece);
    const starts = LISTED.test(piece) || starters.has(word);
    if (starts || word !== '') worded++;
    if (starts) starting++;
    return starts;
  });
  const known = worded > 0 && starting >= LEAST_STARTING * worded;
  const steps: Piece[] = [];
  for (const [i, { start, end }] of found.entries()) {
    if (begins[i]! || !known) steps.push({ start, end });
    else steps.at(-1)!.end = end;
  }
  return steps.map(({ start, end }, i) => ({ id: i + 1, text: text.slice(start, end), start, end }));
}

/** The list for a family: first words of at least this share of all pieces of its texts. */
const STARTER_SHARE = 0.01;

export function familyStarters(texts: readonly string[]): Starters {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (const { start, end } of piecesOf(text)) {
      const word = firstWord(text.slice(start, Math.min(end, start + MOST_LOOKED_AT)));
      total++;
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return new Set([...counts].flatMap(([word, count]) => (count >= STARTER_SHARE * total ? [word] : [])));
}
