/**
 * A word: what a line of a proof states. A product of powers, of symbols and of elements, as text and back (note reasoning.md 5.6).
 *
 *   word     := factor ('.' factor)*          g2^-1.g1.3124^2
 *   factor   := base ('^' exponent)?          base: the symbol gk of a given, or an element of the system
 *   exponent := -9 ... -1, 2 ... 9            an exponent of 1 is not written, and there is none of 0
 *
 * Canonical: the identity is written only where nothing else is left. An expression unfolds into one word, factor by factor, and nothing
 * is simplified: mul a,b is a.b; inv turns its word round; pow repeats it (or multiplies the exponent of a single factor); conj a,b is
 * b^-1.a.b; lin a,b,k is a and k times b.
 */
import type { AlgebraProblem } from './algebra-problem.ts';
import type { Expression } from './expression.ts';
import { SYSTEMS, type Element, type SystemTag } from './systems.ts';

export interface Factor {
  /** `g2`, or an element. */
  readonly base: string;
  readonly exponent: number;
}

export type Word = readonly Factor[];

/** Beyond any proof that is taught; longer words, elements and exponents are refused, so that no text costs more than its length. */
const MOST_FACTORS = 24;
const LONGEST_ELEMENT = 15;
const LARGEST_EXPONENT = 9;
const LONGEST_TEXT = MOST_FACTORS * (LONGEST_ELEMENT + '^-9.'.length);

export const symbol = (index: number): Factor => ({ base: `g${index}`, exponent: 1 });
export const isSymbol = ({ base }: Factor): boolean => base.startsWith('g');
export const givenOf = ({ base }: Factor): number => Number(base.slice(1));
export const inverse = ({ base, exponent }: Factor): Factor => ({ base, exponent: -exponent });
export const raised = ({ base }: Factor, exponent: number): Factor | null =>
  exponent !== 0 && Math.abs(exponent) <= LARGEST_EXPONENT ? { base, exponent } : null;

/** What stands alone where nothing else is left; the numbers for the calculator have none, since they are no group. */
export const identityOf = (system: SystemTag): Element => SYSTEMS[system].operations.pow?.apply([''], 0) ?? '';

export const writeFactor = ({ base, exponent }: Factor): string => (exponent === 1 ? base : `${base}^${exponent}`);
export const writeWord = (word: Word): string => word.map(writeFactor).join('.');
export const sameWord = (one: Word, other: Word): boolean => writeWord(one) === writeWord(other);

/** Without identities beside other factors. Null where it is longer than any word may be. */
export function canonical(factors: Word, system: SystemTag): Word | null {
  const identity = identityOf(system);
  const kept = factors.filter(({ base }) => base !== identity);
  if (kept.length > MOST_FACTORS || kept.some(({ base }) => base.length > LONGEST_ELEMENT)) return null;
  return kept.length > 0 ? kept : [{ base: identity, exponent: 1 }];
}

const FACTOR = /^([^.^]+)(?:\^(-1|-?[2-9]))?$/;

/** Null where it is no symbol of these givens and no element of the system, to a power that words have. */
export function parseFactor(text: string, { system, givens }: AlgebraProblem): Factor | null {
  const [, base, exponent] = text.length > LONGEST_TEXT ? [] : FACTOR.exec(text) ?? [];
  if (base === undefined) return null;
  const factor = { base, exponent: Number(exponent ?? 1) };
  const known = isSymbol(factor) ? /^g[1-9]$/.test(base) && givenOf(factor) <= givens.length : base.length <= LONGEST_ELEMENT && SYSTEMS[system].isElement(base);
  return known ? factor : null;
}

/** Null where the text is no word of that problem in canonical form. */
export function parseWord(text: string, problem: AlgebraProblem): Word | null {
  if (text.length > LONGEST_TEXT) return null;
  const factors = text.split('.').map((part) => parseFactor(part, problem));
  if (!factors.every((factor) => factor !== null)) return null;
  const word = canonical(factors, problem.system);
  return word && writeWord(word) === text ? word : null;
}

const turned = (word: Word | null): Word | null => word?.toReversed().map(inverse) ?? null;

function product(...words: readonly (Word | null)[]): Word | null {
  if (!words.every((word) => word !== null)) return null;
  const factors = words.flat();
  return factors.length <= MOST_FACTORS ? factors : null;
}

function repeated(word: Word | null, times: number): Word | null {
  if (!word || word.length * times > MOST_FACTORS * LARGEST_EXPONENT) return null;
  if (word.length !== 1) return product(...Array.from({ length: times }, () => word));
  const power = raised(word[0]!, word[0]!.exponent * times);
  return power && [power];
}

/** Depth is bounded by the expression's own reader. */
function unfolded(expression: Expression): Word | null {
  if (expression.kind === 'given') return [symbol(expression.index)];
  const [a = null, b = null] = expression.args.map(unfolded);
  const times = expression.number ?? 0;
  switch (expression.name) {
    case 'mul': return product(a, b);
    case 'inv': return turned(a);
    case 'pow': return repeated(a, times);
    case 'conj': return product(turned(b), a, b);
    case 'lin': return product(a, repeated(b, times));
    default: return null;
  }
}

/** Null where it would be longer than any word may be, or where the system is no group. */
export function unfold(expression: Expression, system: SystemTag): Word | null {
  const word = unfolded(expression);
  return word && canonical(word, system);
}

/** Its value, with the givens put in for their symbols. */
export function valueOfWord(word: Word, { system, givens }: AlgebraProblem): Element {
  const { mul, pow } = SYSTEMS[system].operations;
  const value = (factor: Factor): Element => pow!.apply([isSymbol(factor) ? givens[givenOf(factor) - 1]! : factor.base], factor.exponent);
  return word.map(value).reduce((product, next) => mul!.apply([product, next], 0));
}
