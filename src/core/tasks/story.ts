/**
 * Arithmetic stories of one to three sums with results up to 999. Three shapes: a count that changes (a chain), two
 * people compared (one sum), and two counts brought together (a merge).
 */
import type { Operator } from './arithmetic.ts';
import { CONTAINERS, PEOPLE, PLACES, THINGS, fill } from './lexicon.ts';
import type { Problem, Wording } from './problem.ts';
import { lookAgain } from './second-look.ts';
import type { Seeded } from './seeded.ts';
import { BEATS, COMPARED, COMPARISONS, QUESTIONS, type Beat, type Question } from './story-wordings.ts';
import { Thought, type Operand } from './thought.ts';

const LIMIT = 999;
const OPERATOR_BEATS: Readonly<Record<'+' | '-' | '*' | '/', Beat>> = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'parts' };

type Slots = Readonly<Record<string, string | number>>;
type Cast = Slots & Readonly<Record<'N' | 'M', string>>;

/** One story on its way: sentences told, givens and operations for the key, and the thought so far. */
class Telling {
  readonly sentences: string[] = [];
  readonly givens: number[] = [];
  operations = '';
  readonly thought: Thought;
  readonly #random: Seeded;
  readonly #wording: Wording;
  readonly slots: Cast;

  constructor(random: Seeded, wording: Wording) {
    this.#random = random;
    this.#wording = wording;
    this.thought = new Thought(random);
    const [one, other] = random.some(PEOPLE, 2);
    this.slots = {
      N: one!.name, M: other!.name, he: one!.he, him: one!.him,
      o: random.pick(THINGS), bags: random.pick(CONTAINERS), place: random.pick(PLACES),
    };
  }

  tell(sentences: Readonly<Record<Wording, readonly string[]>>, more: Slots = {}): void {
    this.sentences.push(fill(this.#random.pick(sentences[this.#wording]), { ...this.slots, ...more }));
  }

  given(...numbers: number[]): void {
    this.givens.push(...numbers);
  }

  sum(left: Operand, operator: Operator, right: Operand): Operand {
    this.operations += operator;
    return this.thought.sum(left, operator, right);
  }

  finish(answer: Operand, shape: string): Problem {
    return {
      family: 'story',
      prompt: this.sentences.join(' '),
      thought: this.thought,
      answer: `${answer.value}`,
      key: `story ${shape} ${this.operations} ${this.givens.join(' ')}`,
      steps: this.operations.length,
    };
  }
}

const number = (operand: Operand): number => operand.value as number;

/** Mostly two digits, now and then one or three. */
function amount(random: Seeded, high: number): number {
  const kind = random.next();
  const [low, top] = kind < 0.12 ? [2, 9] : kind < 0.75 ? [10, 99] : [100, 600];
  return low > high ? random.int(1, high) : random.int(low, Math.min(top, high));
}

function divisors(value: number): number[] {
  return [2, 3, 4, 5, 6, 7, 8, 9].filter((k) => value % k === 0 && value / k >= 2 && value / k <= 199);
}

/** The operations that can follow a count, so that it stays a whole number from 1 to 999. */
function following(value: number): ('+' | '-' | '*' | '/')[] {
  const can: ('+' | '-' | '*' | '/')[] = [];
  if (value < 980) can.push('+', '+');
  if (value > 3) can.push('-', '-');
  if (value <= 111) can.push('*');
  if (divisors(value).length > 0) can.push('/', '/');
  return can;
}

function operandFor(operator: '+' | '-' | '*' | '/', value: number, random: Seeded): number {
  switch (operator) {
    case '+': return amount(random, LIMIT - value);
    case '-': return amount(random, value - 1);
    case '*': return random.int(2, Math.min(9, Math.floor(LIMIT / value)));
    case '/': return random.pick(divisors(value));
  }
}

/** How a count comes into the story: as it is, or as so many packs of so many. */
function open(telling: Telling, random: Seeded, packed: boolean, slots: Slots = {}): Operand {
  if (!packed) {
    const a = amount(random, 900);
    telling.given(a);
    telling.tell(BEATS.have, { a, ...slots });
    return { value: a };
  }
  const k = random.int(2, 9);
  const b = random.chance(0.3) ? random.int(2, 9) : random.int(10, 99);
  telling.given(k, b);
  telling.tell(BEATS.pack, { k, b, ...slots });
  return telling.sum({ value: k }, '*', { value: b });
}

function chain(random: Seeded, wording: Wording, steps: number): Problem {
  const telling = new Telling(random, wording);
  let count = open(telling, random, random.chance(0.25));
  let last: Operator = '*';
  while (telling.operations.length < steps) {
    const operator = random.pick(following(number(count)));
    const right: Operand = { value: operandFor(operator, number(count), random) };
    telling.given(number(right));
    telling.tell(BEATS[OPERATOR_BEATS[operator]], { b: number(right), k: number(right) });
    const left = count;
    count = telling.sum(left, operator, right);
    if (telling.operations.length === steps) lookAgain(telling.thought, left, operator, right, count);
    last = operator;
  }
  const question: Question = last === '-' && random.chance(0.7) ? 'left' : 'now';
  telling.tell(QUESTIONS[question]);
  return telling.finish(count, 'chain');
}

function comparison(random: Seeded, wording: Wording): Problem {
  const telling = new Telling(random, wording);
  const left = open(telling, random, false);
  const operator = random.pick(following(number(left)).filter((o) => o !== '/'));
  const right: Operand = { value: operandFor(operator, number(left), random) };
  telling.given(number(right));
  telling.tell(COMPARISONS[operator === '+' ? 'plus' : operator === '-' ? 'minus' : 'times'], { b: number(right), k: number(right) });
  telling.tell(COMPARED);
  const result = telling.sum(left, operator, right);
  lookAgain(telling.thought, left, operator, right, result);
  return telling.finish(result, 'comparison');
}

/** Two counts, each as it is or packed, added up or set against each other; null when they do not fit. */
function merge(random: Seeded, wording: Wording, packs: number): Problem | null {
  const telling = new Telling(random, wording);
  const packedFirst = packs === 2 || random.chance(0.5);
  const first = open(telling, random, packs > 0 && packedFirst);
  const second = open(telling, random, packs === 2 || (packs === 1 && !packedFirst), { N: telling.slots.M });
  const operator = number(first) > number(second) && random.chance(0.5) ? '-' : '+';
  if (operator === '+' && number(first) + number(second) > LIMIT) return null;
  telling.tell(QUESTIONS[operator === '+' ? 'together' : 'difference']);
  const result = telling.sum(first, operator, second);
  lookAgain(telling.thought, first, operator, second, result);
  return telling.finish(result, 'merge');
}

export function makeStory(random: Seeded, wording: Wording): Problem {
  const steps = Number(random.weighted({ 1: 3, 2: 4, 3: 3 }));
  const shape = random.next();
  if (steps === 1 && shape < 0.3) return comparison(random, wording);
  if (shape > 0.7) {
    const merged = merge(random, wording, steps - 1);
    if (merged) return merged;
  }
  return chain(random, wording, steps);
}
