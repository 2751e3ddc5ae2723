/**
 * The five systems of the algebraic world: a carrier set and a signature each (note reasoning.md 5.1, 5.2; the first four are the 2 x 2
 * of finite or infinite, commuting or not). An element is its canonical text, so that two are equal when their texts are; an operation
 * is a function on such texts.
 *
 *   Z  the integers under +            -37
 *   F  residues mod 11, three of them  3A0        (A is ten)
 *   W  the free group on x and y       xYx, e     (X and Y are inverses, e is the empty word)
 *   S  permutations of 1 2 3 4         3124       (where 1, 2, 3, 4 go)
 *   M  numbers, for the calculator     417        (products mod p, digit sums)
 */
import type { Seeded } from '../seeded.ts';

export type Element = string;
export const SYSTEM_TAGS = ['Z', 'F', 'W', 'S', 'M'] as const;
export type SystemTag = (typeof SYSTEM_TAGS)[number];
/** Without the calculator's: a product modulo p is nothing that a model of this world works out by itself. */
export const UNAIDED_SYSTEMS: readonly SystemTag[] = ['Z', 'F', 'W', 'S'];
export type OperationName = 'mul' | 'inv' | 'pow' | 'conj' | 'lin' | 'mm' | 'dg';

export interface Operation {
  readonly arity: 1 | 2;
  /** From which whole numbers its last argument is drawn; null where it has none. */
  readonly numbers: readonly number[] | null;
  /** `args` are `arity` elements; `k` is read only where there are numbers. Any whole k will do, not only those drawn. */
  readonly apply: (args: readonly Element[], k: number) => Element;
}

export interface System {
  readonly tag: SystemTag;
  readonly title: string;
  readonly commutes: boolean;
  readonly operations: Readonly<Partial<Record<OperationName, Operation>>>;
  /** Whether a text is an element in canonical form, however large. */
  readonly isElement: (text: string) => boolean;
  /** An element as problems give them. */
  readonly random: (random: Seeded) => Element;
  /** Within the size that training texts keep to. */
  readonly taught: (element: Element) => boolean;
}

interface Group {
  readonly mul: (a: Element, b: Element) => Element;
  readonly inv: (a: Element) => Element;
  readonly identity: Element;
}

const power = ({ mul, inv, identity }: Group, a: Element, k: number): Element => {
  const base = k < 0 ? inv(a) : a;
  let product = identity;
  for (let i = 0; i < Math.abs(k); i++) product = mul(product, base);
  return product;
};

/** mul a b (a, then b), inv a, pow a k, and where elements do not commute conj a b = b⁻¹ a b, else lin a b k = a + k b. */
function groupOperations(group: Group, commutes: boolean): System['operations'] {
  const shared = {
    mul: { arity: 2, numbers: null, apply: ([a, b]) => group.mul(a!, b!) },
    inv: { arity: 1, numbers: null, apply: ([a]) => group.inv(a!) },
    pow: { arity: 1, numbers: [2, 3], apply: ([a], k) => power(group, a!, k) },
  } satisfies System['operations'];
  return commutes
    ? { ...shared, lin: { arity: 2, numbers: [2, 3], apply: ([a, b], k) => group.mul(a!, power(group, b!, k)) } }
    : { ...shared, conj: { arity: 2, numbers: null, apply: ([a, b]) => group.mul(group.mul(group.inv(b!), a!), b!) } };
}

const integers: Group = {
  identity: '0',
  mul: (a, b) => `${Number(a) + Number(b)}`,
  inv: (a) => `${0 - Number(a)}`,
};

const RESIDUES = '0123456789A';
const MODULUS = RESIDUES.length;
const residues = (element: Element): number[] => [...element].map((sign) => RESIDUES.indexOf(sign));
const writeResidues = (values: readonly number[]): Element => values.map((value) => RESIDUES[((value % MODULUS) + MODULUS) % MODULUS]!).join('');
const vectors: Group = {
  identity: '000',
  mul: (a, b) => { const right = residues(b); return writeResidues(residues(a).map((value, i) => value + right[i]!)); },
  inv: (a) => writeResidues(residues(a).map((value) => -value)),
};

const LETTERS = 'xXyY';
const flip = (letter: string): string => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());
const letters = (word: Element): string[] => (word === 'e' ? [] : [...word]);

/** A word without a letter beside its inverse. */
function reduced(word: readonly string[]): Element {
  const kept: string[] = [];
  for (const letter of word) {
    if (kept.at(-1) === flip(letter)) kept.pop();
    else kept.push(letter);
  }
  return kept.join('') || 'e';
}
const words: Group = {
  identity: 'e',
  mul: (a, b) => reduced([...letters(a), ...letters(b)]),
  inv: (a) => letters(a).toReversed().map(flip).join('') || 'e',
};

const permutations: Group = {
  identity: '1234',
  mul: (a, b) => [...a].map((to) => b[Number(to) - 1]!).join(''),
  inv: (a) => [...'1234'].map((to) => `${a.indexOf(to) + 1}`).join(''),
};

const LONGEST_WORD = 12;
const LARGEST = 999;

/** Of 1 to 4 letters. */
function randomWord(random: Seeded): Element {
  const length = random.int(1, 4);
  const word: string[] = [];
  while (word.length < length) {
    const letter = random.pick([...LETTERS]);
    if (word.at(-1) !== flip(letter)) word.push(letter);
  }
  return word.join('');
}

const PRIMES = [11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97];
const digitSum = (element: Element): number => [...element].reduce((sum, digit) => sum + Number(digit), 0);

export const SYSTEMS: Readonly<Record<SystemTag, System>> = {
  Z: {
    tag: 'Z', title: 'integers', commutes: true, operations: groupOperations(integers, true),
    isElement: (text) => /^(0|-?[1-9]\d*)$/.test(text),
    random: (random) => `${random.int(-99, 99)}`,
    taught: (element) => Math.abs(Number(element)) <= LARGEST,
  },
  F: {
    tag: 'F', title: 'residues', commutes: true, operations: groupOperations(vectors, true),
    isElement: (text) => /^[\dA]{3}$/.test(text),
    random: (random) => writeResidues(Array.from({ length: 3 }, () => random.int(0, MODULUS - 1))),
    taught: () => true,
  },
  W: {
    tag: 'W', title: 'words', commutes: false, operations: groupOperations(words, false),
    isElement: (text) => text === 'e' || (/^[xXyY]+$/.test(text) && reduced([...text]) === text),
    random: randomWord,
    taught: (element) => element.length <= LONGEST_WORD,
  },
  S: {
    tag: 'S', title: 'permutations', commutes: false, operations: groupOperations(permutations, false),
    isElement: (text) => /^[1-4]{4}$/.test(text) && new Set(text).size === 4,
    random: (random) => random.some(['1', '2', '3', '4'], 4).join(''),
    taught: () => true,
  },
  M: {
    tag: 'M', title: 'numbers', commutes: true,
    operations: {
      mm: { arity: 2, numbers: PRIMES, apply: ([a, b], p) => `${(Number(a) * Number(b)) % p}` },
      dg: { arity: 1, numbers: null, apply: ([a]) => `${digitSum(a!)}` },
    },
    isElement: (text) => /^(0|[1-9]\d*)$/.test(text),
    random: (random) => `${random.int(12, 199)}`,
    taught: (element) => Number(element) <= LARGEST,
  },
};
