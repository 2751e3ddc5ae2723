/**
 * A pattern of a detector (docs/pibench-tasks.md, Patterns) read into a tree, or the reason why it is refused. The tree is what the matcher
 * (pattern-search.ts) runs, since the built-in one may need exponential time for patterns that look harmless.
 */

export type PatternNode =
  /** One character: `source` as a regular expression of its own; `code` where it is a plain ASCII letter, digit or mark, in lower case. */
  | { readonly kind: 'char'; readonly source: string; readonly code: number | null }
  | { readonly kind: 'edge'; readonly of: 'begin' | 'end' | 'word' | 'no-word' }
  | { readonly kind: 'chain'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number; readonly lazy: boolean };

export class PatternFault extends Error {}

const LONGEST = 200;
const MOST_UNBOUNDED = 3;

const literal = (char: string): PatternNode => {
  const code = char.toLowerCase().charCodeAt(0);
  return { kind: 'char', source: /[\\^$.*+?()[\]{}|/]/u.test(char) ? `\\${char}` : char, code: code < 128 ? code : null };
};

/** Reads what the built-in parser has accepted, so that it may take well-formedness for granted. */
class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  either(): PatternNode {
    const options = [this.chain()];
    while (this.source[this.at] === '|') {
      this.at += 1;
      options.push(this.chain());
    }
    return options.length === 1 ? options[0]! : { kind: 'either', options };
  }

  private chain(): PatternNode {
    const items: PatternNode[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) items.push(this.repeated(this.atom()));
    return items.length === 1 ? items[0]! : { kind: 'chain', items };
  }

  private repeated(item: PatternNode): PatternNode {
    const mark = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/u.exec(this.source.slice(this.at));
    if (mark === null) return item;
    this.at += mark[0].length;
    const lazy = mark[5] === '?';
    if (mark[1] !== undefined) return { kind: 'repeat', item, min: mark[1] === '+' ? 1 : 0, max: mark[1] === '?' ? 1 : Infinity, lazy };
    const min = Number(mark[2]);
    return { kind: 'repeat', item, min, max: mark[3] === '' ? min : mark[4] === '' ? Infinity : Number(mark[4]), lazy };
  }

  private atom(): PatternNode {
    const char = String.fromCodePoint(this.source.codePointAt(this.at)!);
    if (char === '(') return this.group();
    if (char === '[') return this.charOf(/^\[(?:\\.|[^\]\\])*\]/su);
    if (char === '\\') return this.escape();
    this.at += char.length;
    if (char === '^') return { kind: 'edge', of: 'begin' };
    if (char === '$') return { kind: 'edge', of: 'end' };
    return char === '.' ? { kind: 'char', source: '.', code: null } : literal(char);
  }

  private group(): PatternNode {
    const head = /^\((?:\?<\w+>|\?:)?/u.exec(this.source.slice(this.at))![0];
    if (head === '(' && this.source[this.at + 1] === '?') {
      throw new PatternFault(/^\(\?<?[=!]/u.test(this.source.slice(this.at)) ? 'It looks ahead or behind, which is not allowed.' : 'It begins a group with a flag, which is not allowed.');
    }
    this.at += head.length;
    const inner = this.either();
    this.at += 1;
    return inner;
  }

  private escape(): PatternNode {
    const next = this.source[this.at + 1]!;
    if (/[1-9k]/u.test(next)) throw new PatternFault('It refers back to a group, which is not allowed.');
    if (next === 'b' || next === 'B') {
      this.at += 2;
      return { kind: 'edge', of: next === 'b' ? 'word' : 'no-word' };
    }
    if (/[a-z0]/iu.test(next)) return this.charOf(/^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|.)/iu);
    this.at += 2;
    return literal(next);
  }

  private charOf(form: RegExp): PatternNode {
    const source = form.exec(this.source.slice(this.at))![0];
    this.at += source.length;
    return { kind: 'char', source, code: null };
  }
}

/** It can match no characters at all. */
function mayBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'char': return false;
    case 'edge': return true;
    case 'chain': return node.items.every(mayBeEmpty);
    case 'either': return node.options.some(mayBeEmpty);
    case 'repeat': return node.min === 0 || mayBeEmpty(node.item);
  }
}

const children = (node: PatternNode): readonly PatternNode[] =>
  node.kind === 'chain' ? node.items : node.kind === 'either' ? node.options : node.kind === 'repeat' ? [node.item] : [];

/** Checks repeats, and returns how many are unbounded. `?` is an option, no repeat. */
function unbounded(node: PatternNode, inRepeat: boolean): number {
  const repeats = node.kind === 'repeat' && node.max > 1;
  if (repeats && inRepeat) throw new PatternFault('It repeats something that holds a repeat itself, which is not allowed.');
  if (repeats && mayBeEmpty(node.item)) throw new PatternFault('It repeats something that may be empty, which is not allowed.');
  const own = repeats && node.max === Infinity ? 1 : 0;
  return children(node).reduce((sum, child) => sum + unbounded(child, inRepeat || repeats), own);
}

/** The tree of a pattern; throws PatternFault, whose message is a sentence for the author. */
export function readPattern(source: string): PatternNode {
  if (source.length > LONGEST) throw new PatternFault(`It is ${String(source.length)} characters long; at most ${String(LONGEST)} are allowed.`);
  try {
    new RegExp(source, 'iu');
  } catch (error) {
    throw new PatternFault(`It is no valid regular expression: ${(error as Error).message.replace(/^.*\/iu?: /u, '')}.`);
  }
  const node = new Reader(source).either();
  if (unbounded(node, false) > MOST_UNBOUNDED) throw new PatternFault(`It has more than ${String(MOST_UNBOUNDED)} repeats without an upper limit.`);
  if (mayBeEmpty(node)) throw new PatternFault('It also matches nothing at all, so it would hold everywhere.');
  return node;
}
