/**
 * Writes thoughts: numbered steps, one a line, that name the steps they use and restate their operands by value, so
 * that the reasoning DAG can be read off (parse-thought.ts) and never has to be guessed.
 *
 *   thought := step ('\n' step)*
 *   step    := 'hmm '* lead? '#i ' body       lead: 'so ' goes on, 'check ' looks back, 'but ' redoes a slip, 'alt ' opens a second way;
 *                                             'hmm ' says nothing
 *   body    := operand op operand '=' value   a sum; op is one of + - * / %
 *            | name ' ' operand (',' operand)* (',' number)? '=' element
 *                                             an operation of an algebraic system (alglab/systems.ts)
 *            | '#j:' value '=#k:' value       two ways agree (a merge)
 *            | text ' -> ' text               one piece rewritten
 *            | 'order ' words                 keys in their order
 *            | 'join' (' #j')+                the answer is put together
 *            | 'plan ' words                  what a text will tell; a word may be an operand
 *            | line of a proof | '#j:qed'     alglab/proof-line.ts
 *   operand := '#j:' value | 'gk:' value | value    a restated reference to a step or to a given, or a value from the prompt
 */
import { apply, type Operator, type Value } from './arithmetic.ts';
import type { Element, OperationName } from './alglab/systems.ts';
import type { Seeded } from './seeded.ts';

export type Lead = '' | 'so' | 'check' | 'but' | 'alt';

/** A value, and the step or the given that it comes from (neither: the prompt). */
export interface Operand {
  readonly value: Value;
  readonly step?: number;
  readonly given?: number;
}

/** Start and end of a stretch of text that training must not teach: the wrong value of a slip. */
export type Span = readonly [start: number, end: number];

const SLIP_CHANCE = 0.03;

const asOperand = (x: Operand | Value): Operand => (typeof x === 'object' ? x : { value: x });
export const writeOperand = ({ value, step, given }: Operand): string => (step !== undefined ? `#${step}:${value}` : given !== undefined ? `g${given}:${value}` : `${value}`);

/** A value that a hasty writer might put in place of the right one. */
function wrongValue(right: number, random: Seeded): number {
  return random.pick([right + 1, right - 1, right + 10, right - 10].filter((v) => v >= 0));
}

export class Thought {
  #text = '';
  #steps = 0;
  readonly #slips: Span[] = [];
  readonly #random: Seeded | null;

  /** With a stream, a sum in about thirty is first written wrong, then mended; without one, never. */
  constructor(random: Seeded | null = null) {
    this.#random = random;
  }

  get text(): string {
    return this.#text;
  }

  get slips(): readonly Span[] {
    return this.#slips;
  }

  #write(lead: Lead, body: string, fillers = 0): number {
    this.#steps += 1;
    this.#text += `${this.#text && '\n'}${'hmm '.repeat(fillers)}${lead && `${lead} `}#${this.#steps} ${body}`;
    return this.#steps;
  }

  sum(left: Operand | Value, operator: Operator, right: Operand | Value, lead: Lead = ''): Operand {
    const [a, b] = [asOperand(left), asOperand(right)];
    const value = apply(a.value, operator, b.value);
    if (value === null) throw new RangeError(`no value for ${a.value}${operator}${b.value}`);
    const written = `${writeOperand(a)}${operator}${writeOperand(b)}=`;
    if (this.#random && lead === '' && typeof value === 'number' && this.#random.chance(SLIP_CHANCE)) {
      const wrong = `${wrongValue(value, this.#random)}`;
      this.#write('', written + wrong);
      this.#slips.push([this.#text.length - wrong.length, this.#text.length]);
      return { value, step: this.#write('but', written + value) };
    }
    return { value, step: this.#write(lead, written + value) };
  }

  check(left: Operand | Value, operator: Operator, right: Operand | Value): Operand {
    return this.sum(left, operator, right, 'check');
  }

  /** An operation of an algebraic system, with the value that its writer takes to be right. */
  operation(name: OperationName, operands: readonly Operand[], number: number | null, value: Element, lead: Lead = '', fillers = 0): Operand {
    const listed = [...operands.map(writeOperand), ...(number === null ? [] : [`${number}`])].join(',');
    return { value, step: this.#write(lead, `${name} ${listed}=${value}`, fillers) };
  }

  agree(one: Operand, other: Operand): Operand {
    return { value: other.value, step: this.#write('', `${writeOperand(one)}=${writeOperand(other)}`) };
  }

  rewrite(from: string, to: string): number {
    return this.#write('', `${from} -> ${to}`);
  }

  order(words: readonly string[]): number {
    return this.#write('', `order ${words.join(' ')}`);
  }

  join(steps: readonly number[]): number {
    return this.#write('', `join ${steps.map((step) => `#${step}`).join(' ')}`);
  }

  plan(...words: readonly (Operand | Value)[]): number {
    return this.#write('', `plan ${words.map((word) => writeOperand(asOperand(word))).join(' ')}`);
  }
}
