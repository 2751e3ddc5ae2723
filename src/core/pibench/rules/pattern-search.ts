/**
 * Where a pattern matches in a stretch of text: leftmost first, alternatives in the order written, as the built-in engine would find it, but in
 * time linear in the text. It goes back like that engine; once that takes long it notes which (step, place) pairs have been tried, and tries
 * none twice. A pair's outcome does not depend on where the match began, since a pattern has no memory of its own.
 */
import { STEP, type Program } from './pattern.ts';

export interface Found {
  readonly from: number;
  readonly to: number;
}

/** Where to search: stretches of a text in lower case, each a text of its own to the pattern, and in each the places where a match may begin. */
export interface Stretches {
  readonly text: string;
  readonly starts: Int32Array;
  /** What stands at each start: its code, or 127 beyond ASCII. */
  readonly codes: Uint8Array;
  /** Of each start: its stretch. */
  readonly stretch: Int32Array;
  readonly spans: readonly Found[];
}

const PATIENCE = 2000;
const WORD = /[\p{L}\p{N}_]/u;
const OUTER_WORD = /[\p{L}\p{N}]/u;

const isWordAt = (text: string, at: number, from: number, to: number): boolean => {
  if (at < from || at >= to) return false;
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);
  return WORD.test(code >= 0xdc00 && code < 0xe000 ? text.slice(at - 1, at + 1) : code >= 0xd800 && code < 0xdc00 ? text.slice(at, at + 2) : text[at]!);
};

/** Places not behind a letter or a digit; with `afterDigits` those behind a digit too ("12km"). */
export function startsOf(text: string, afterDigits = false): Int32Array {
  const starts: number[] = [];
  let inWord = false;
  for (let at = 0; at < text.length; ) {
    if (!inWord) starts.push(at);
    const code = text.codePointAt(at)!;
    inWord = code < 128
      ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (!afterDigits && code >= 48 && code <= 57)
      : OUTER_WORD.test(String.fromCodePoint(code)) && !(afterDigits && /\p{N}/u.test(String.fromCodePoint(code)));
    at += code > 0xffff ? 2 : 1;
  }
  return Int32Array.from(starts);
}

/** Index of the first start that is not before `at`. */
function firstStart(starts: Int32Array, at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `starts`: of the whole text, ascending. */
export function stretchesOf(text: string, starts: Int32Array, spans: readonly Found[]): Stretches {
  const [chosen, codes, stretch]: [number[], number[], number[]] = [[], [], []];
  for (const [index, { from, to }] of spans.entries()) {
    for (let i = firstStart(starts, from); i < starts.length && starts[i]! < to; i += 1) {
      chosen.push(starts[i]!);
      codes.push(Math.min(127, text.charCodeAt(starts[i]!)));
      stretch.push(index);
    }
  }
  return { text, starts: Int32Array.from(chosen), codes: Uint8Array.from(codes), stretch: Int32Array.from(stretch), spans };
}

/** Choices still open, as pairs of a step and a place; one search runs at a time. */
const open: number[] = [];

/** Searches one stretch, and keeps what has been tried in it. */
class Search {
  private tried: Uint8Array | null = null;
  private taken = 0;
  constructor(private readonly program: Program, private readonly text: string, readonly from: number, readonly to: number) {}

  /** Where the match that begins at `start` ends; -1: there is none. */
  matchAt(start: number): number {
    const { steps, a, b, classes } = this.program;
    const { text, from, to } = this;
    let [step, at, height] = [0, start, 0];
    for (;;) {
      let ok: boolean;
      this.taken += 1;
      if (this.taken > PATIENCE && this.wasTried(step, at)) ok = false;
      else {
        switch (steps[step]) {
          case STEP.char:
            ok = at < to && text.charCodeAt(at) === a[step];
            at += 1;
            step += 1;
            break;
          case STEP.class: {
            const code = at < to ? text.codePointAt(at)! : -1;
            ok = code >= 0 && classes[a[step]!]!.has(code);
            at += code > 0xffff ? 2 : 1;
            step += 1;
            break;
          }
          case STEP.split:
            open[height] = b[step]!;
            open[height + 1] = at;
            height += 2;
            step = a[step]!;
            ok = true;
            break;
          case STEP.jump: ok = true; step = a[step]!; break;
          case STEP.begin: ok = at === from; step += 1; break;
          case STEP.end: ok = at === to; step += 1; break;
          case STEP.word: ok = isWordAt(text, at - 1, from, to) !== isWordAt(text, at, from, to); step += 1; break;
          case STEP.noWord: ok = isWordAt(text, at - 1, from, to) === isWordAt(text, at, from, to); step += 1; break;
          default:
            this.forgetAt(at);
            return at;
        }
      }
      if (ok) continue;
      if (height === 0) return -1;
      height -= 2;
      step = open[height]!;
      at = open[height + 1]!;
    }
  }

  /** Whether this pair has been tried before; notes it. */
  private wasTried(step: number, at: number): boolean {
    const { length } = this.program.steps;
    this.tried ??= new Uint8Array(Math.ceil(((this.to - this.from + 2) * length) / 8));
    const bit = (at - this.from) * length + step;
    const had = (this.tried[bit >> 3]! >> (bit & 7)) & 1;
    this.tried[bit >> 3]! |= 1 << (bit & 7);
    return had === 1;
  }

  /** All pairs tried behind the end of a match have failed; those at its very end led to it, and may lead to the next one. */
  private forgetAt(at: number): void {
    if (this.tried === null) return;
    const { length } = this.program.steps;
    for (let bit = (at - this.from) * length, last = bit + length; bit < last; bit += 1) this.tried[bit >> 3]! &= ~(1 << (bit & 7));
  }
}

/** A match, and whose stretch it lies in. */
export interface Match extends Found {
  readonly owner: number;
}

const NONE: readonly Match[] = [];

/** All matches, stretch by stretch, none overlapping another of its stretch. `owners`: whose a stretch is; not given, its index. */
export function findAll(program: Program, { text, starts, codes, stretch, spans }: Stretches, owners?: readonly number[]): readonly Match[] {
  const { first } = program;
  let found: Match[] | null = null;
  let search: Search | null = null;
  let [current, free] = [-1, 0];
  for (let i = 0; i < codes.length; i += 1) {
    if (first[codes[i]!] === 0) continue;
    const start = starts[i]!;
    if (stretch[i] !== current) {
      current = stretch[i]!;
      search = null;
      free = 0;
    }
    if (start < free) continue;
    search ??= new Search(program, text, spans[current]!.from, spans[current]!.to);
    const end = search.matchAt(start);
    if (end < 0) continue;
    (found ??= []).push({ from: start, to: end, owner: owners?.[current] ?? current });
    free = end;
  }
  return found ?? NONE;
}

/** The same for a text by itself, such as an argument of a tool. */
export function matchesText(program: Program, plain: string): boolean {
  const text = lowerOf(plain.normalize('NFKC'));
  return findAll(program, stretchesOf(text, startsOf(text), [{ from: 0, to: text.length }])).length > 0;
}

/** Lower case, each character as long as before. */
export const lowerOf = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : [...text].map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('');
};
