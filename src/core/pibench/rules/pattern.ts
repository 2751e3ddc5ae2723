/**
 * A pattern (docs/pibench-tasks.md, Patterns) as a program of small steps: the classic translation of an expression into a non-deterministic
 * machine (Thompson 1968), which pattern-search.ts runs in time linear in the text. The built-in engine is asked only what one character is.
 */
import { PatternFault, readPattern, type PatternNode } from './pattern-syntax.ts';

/** Steps: a character by its code (a), one of a class (a), either way with `a` first, a jump to a, an edge, the end. */
export const STEP = { char: 0, class: 1, split: 2, jump: 3, begin: 4, end: 5, word: 6, noWord: 7, match: 8 } as const;

/** What one character may be. */
export interface CharClass {
  /** By code, for ASCII. */
  readonly ascii: Uint8Array;
  has(code: number): boolean;
}

export interface Program {
  readonly source: string;
  readonly steps: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly classes: readonly CharClass[];
  /** Characters that a match can begin with, by code; 127 stands for all beyond ASCII, which are always tried. */
  readonly first: Uint8Array;
}

const MOST_STEPS = 1000;
const EDGE_STEP = { begin: STEP.begin, end: STEP.end, word: STEP.word, 'no-word': STEP.noWord } as const;

function charClass(source: string): CharClass {
  const re = new RegExp(`^(?:${source})$`, 'iu');
  const known = new Map<number, boolean>();
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => (re.test(String.fromCharCode(code)) ? 1 : 0));
  const has = (code: number): boolean => {
    if (code < 128) return ascii[code] === 1;
    let answer = known.get(code);
    if (answer === undefined) known.set(code, (answer = re.test(String.fromCodePoint(code))));
    return answer;
  };
  return { ascii, has };
}

class Writer {
  readonly steps: number[] = [];
  readonly a: number[] = [];
  readonly b: number[] = [];
  readonly classes: CharClass[] = [];
  private readonly bySource = new Map<string, number>();

  push(step: number, a = 0, b = 0): number {
    if (this.steps.length >= MOST_STEPS) throw new PatternFault('Its repeats with numbers make it too large; use smaller numbers.');
    this.a.push(a);
    this.b.push(b);
    return this.steps.push(step) - 1;
  }

  write(node: PatternNode): void {
    switch (node.kind) {
      case 'char':
        if (node.code !== null) this.push(STEP.char, node.code);
        else this.push(STEP.class, this.classOf(node.source));
        return;
      case 'edge': this.push(EDGE_STEP[node.of]); return;
      case 'chain': for (const item of node.items) this.write(item); return;
      case 'either': this.either(node.options); return;
      case 'repeat': this.repeat(node.item, node.min, node.max, node.lazy);
    }
  }

  private classOf(source: string): number {
    const known = this.bySource.get(source);
    if (known !== undefined) return known;
    this.bySource.set(source, this.classes.length);
    return this.classes.push(charClass(source)) - 1;
  }

  private either(options: readonly PatternNode[]): void {
    const ends: number[] = [];
    for (const [i, option] of options.entries()) {
      const split = i < options.length - 1 ? this.push(STEP.split) : null;
      if (split !== null) this.a[split] = this.steps.length;
      this.write(option);
      if (split === null) continue;
      ends.push(this.push(STEP.jump));
      this.b[split] = this.steps.length;
    }
    for (const end of ends) this.a[end] = this.steps.length;
  }

  private repeat(item: PatternNode, min: number, max: number, lazy: boolean): void {
    for (let i = 0; i < min; i += 1) this.write(item);
    const choices: number[] = [];
    for (let i = min; i < (max === Infinity ? min + 1 : max); i += 1) {
      choices.push(this.push(STEP.split));
      this.write(item);
      if (max === Infinity) this.push(STEP.jump, choices[0]);
    }
    for (const split of choices) [this.a[split], this.b[split]] = lazy ? [this.steps.length, split + 1] : [split + 1, this.steps.length];
  }
}

/** What can come first: every character step that is reached without having read one. */
function firstOf({ steps, a, b, classes }: Writer): Uint8Array {
  const first = new Uint8Array(128);
  first[127] = 1;
  const seen = new Set<number>();
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const step = steps[at];
    if (step === STEP.char) first[a[at]!] = 1;
    else if (step === STEP.class) classes[a[at]!]!.ascii.forEach((yes, code) => { first[code]! |= yes; });
    else if (step === STEP.split) open.push(a[at]!, b[at]!);
    else open.push(step === STEP.jump ? a[at]! : at + 1);
  }
  return first;
}

function compile(source: string): Program {
  const writer = new Writer();
  writer.write(readPattern(source));
  writer.push(STEP.match);
  const { steps, a, b, classes } = writer;
  return { source, steps: Uint8Array.from(steps), a: Int32Array.from(a), b: Int32Array.from(b), classes, first: firstOf(writer) };
}

const compiled = new Map<string, Program>();
const MOST_KEPT = 20_000;

/** The program of a pattern; throws PatternFault where it is refused. */
export function programOf(source: string): Program {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const program = compile(source);
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(source, program);
  return program;
}

/** Why a pattern is refused, in a sentence; null: it is fine. */
export function patternFault(source: string): string | null {
  try {
    programOf(source);
    return null;
  } catch (error) {
    if (error instanceof PatternFault) return error.message;
    throw error;
  }
}
