/**
 * Makes equations that have a proof, with it (note reasoning.md 5.6, 11): basic proofs have 2 to 4 lines, advanced ones 5 to 8, qed not
 * counted. Three kinds of equation, so that every rule is needed somewhere:
 *
 *   tidy      the right-hand side is what is left of the other when it is tidied        mul inv g2,mul g2,g1=g1
 *   spread    the same the other way round: something must be inserted                  g1=mul inv g2,mul g2,g1
 *   work out  the right-hand side is a given that has the value of the other            mul g1,g2=g3
 *
 * Equations are told apart by system and rules, in order: by hash, a fifth of these tuples is kept back, and no training text holds one.
 * A proof is gold only if it is the one way to write its lines: no other move, place or line leads to the same word, so that whatever is
 * changed in it makes it wrong.
 */
import type { AlgebraProblem } from './algebra-problem.ts';
import { evaluate, given, type Expression } from './expression.ts';
import { findProof, tidied } from './find-proof.ts';
import { ruleOf, writeProof, type ProofLine } from './proof-line.ts';
import { movesBetween } from './proof-move.ts';
import { SYSTEMS, type Element, type OperationName, type SystemTag } from './systems.ts';
import { givenOf, isSymbol, parseWord, unfold, valueOfWord, writeWord, type Factor, type Word } from './word.ts';
import { hashText, type Seeded } from '../seeded.ts';

export type ProofSystem = Exclude<SystemTag, 'M'>;
export const PROOF_SYSTEMS: readonly ProofSystem[] = ['Z', 'F', 'W', 'S'];
export type ProofLevel = 'basic' | 'advanced';

export interface Proof {
  readonly problem: AlgebraProblem;
  readonly lines: readonly ProofLine[];
  /** The lines as a thought. */
  readonly thought: string;
  readonly answer: Element;
}

const LINES: Readonly<Record<ProofLevel, readonly [least: number, most: number]>> = { basic: [2, 4], advanced: [5, 8] };
/** Few symbols, so that they meet again. */
const MOST_SYMBOLS = 3;
const LONGEST_WORD = 8;
const LARGEST_EXPONENT = 3;
const TRIES = 20_000;
const SALT = 57_61;

/** Whether equations of that system with these rules are kept back to measure. Tuples of one rule are always taught. */
export function isHeldOutProof(system: SystemTag, lines: readonly ProofLine[]): boolean {
  const rules = lines.map(ruleOf).slice(1);
  return rules.length > 1 && hashText(`${system} ${rules.join(' ')}`, SALT) % 5 === 0;
}

function someExpression(random: Seeded, system: SystemTag, symbols: number, depth: number): Expression {
  if (depth === 0) return given(random.int(1, symbols));
  const name = random.pick(Object.keys(SYSTEMS[system].operations) as OperationName[]);
  const { arity, numbers } = SYSTEMS[system].operations[name]!;
  const first = arity === 1 ? depth - 1 : random.int(0, depth - 1);
  const args = [first, depth - 1 - first].slice(0, arity).map((part) => someExpression(random, system, symbols, part));
  return { kind: 'apply', name, args, number: numbers && random.pick(numbers) };
}

function expressionOfFactor(factor: Factor): Expression {
  const base = given(givenOf(factor));
  const times = Math.abs(factor.exponent);
  const power: Expression = times === 1 ? base : { kind: 'apply', name: 'pow', args: [base], number: times };
  return factor.exponent > 0 ? power : { kind: 'apply', name: 'inv', args: [power], number: null };
}

type Sides = readonly [left: Expression, right: Expression];

/** An expression beside the one or two factors that it tidies to; null where these are more, or nothing, or it is tidy already. */
function tidySides(problem: AlgebraProblem, left: Expression): Sides | null {
  const word = unfold(left, problem.system);
  const last = word && tidied(word, problem);
  if (!last || last.length > 2 || last.length >= word.length || !last.every((factor) => isSymbol(factor) && Math.abs(factor.exponent) <= LARGEST_EXPONENT)) return null;
  const [a, b] = last.map(expressionOfFactor);
  return [left, b ? { kind: 'apply', name: 'mul', args: [a!, b], number: null } : a!];
}

/** One problem of a kind drawn by chance, whether or not it can be proved in as many lines as one likes. */
function someEquation(random: Seeded, system: ProofSystem): AlgebraProblem | null {
  const symbols = random.int(2, MOST_SYMBOLS);
  const givens = Array.from({ length: symbols }, () => SYSTEMS[system].random(random));
  const left = someExpression(random, system, symbols, random.int(1, 4));
  const kind = random.weighted({ tidy: 3, spread: 2, work: 3 });
  if (kind === 'work') {
    const value = evaluate(left, system, givens);
    return { system, givens: [...givens, value], ask: { kind: 'prove', left, right: given(symbols + 1) } };
  }
  const problem: AlgebraProblem = { system, givens, ask: { kind: 'prove', left, right: left } };
  const sides = tidySides(problem, left);
  if (!sides) return null;
  const [one, other] = kind === 'tidy' ? sides : [sides[1], sides[0]];
  return { ...problem, ask: { kind: 'prove', left: one, right: other } };
}

/** Short words, of elements that training texts hold. */
function isTaught(word: Word, system: SystemTag): boolean {
  return word.length <= LONGEST_WORD && word.every((factor) => Math.abs(factor.exponent) <= LARGEST_EXPONENT && (isSymbol(factor) || SYSTEMS[system].taught(factor.base)));
}

/** Whether each line's word follows from what is before it by the move named, and by no other from any line. */
function isOnlyWay(problem: AlgebraProblem, words: readonly Word[]): boolean {
  const distinct = new Set(words.map(writeWord)).size === words.length;
  return distinct && words.every((word, i) => words.slice(0, i).reduce((ways, earlier) => ways + movesBetween(earlier, word, problem).length, 0) === Math.min(i, 1));
}

export interface ProofWish {
  readonly system: ProofSystem;
  readonly level: ProofLevel;
  /** Of the rule tuples that are kept back, or of those that are taught. */
  readonly heldOut: boolean;
}

function tryProof(random: Seeded, { system, level, heldOut }: ProofWish): Proof | null {
  const problem = someEquation(random, system);
  const lines = problem && findProof(problem);
  const [least, most] = LINES[level];
  if (!lines || lines.length < least || lines.length > most || isHeldOutProof(system, lines) !== heldOut) return null;
  const words = lines.map(({ word }) => parseWord(word, problem)!);
  if (!words.every((word) => isTaught(word, system)) || !problem.givens.every(SYSTEMS[system].taught) || !isOnlyWay(problem, words)) return null;
  return { problem, lines, thought: writeProof(lines), answer: valueOfWord(words[0]!, problem) };
}

/** The same stream gives the same proof. */
export function makeProof(random: Seeded, wish: ProofWish): Proof {
  for (let i = 0; i < TRIES; i++) {
    const proof = tryProof(random, wish);
    if (proof) return proof;
  }
  throw new RangeError(`no ${wish.level} proof of ${wish.system} in ${TRIES} tries`);
}
