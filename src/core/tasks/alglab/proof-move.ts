/** What a move makes of a word, and which moves a word has (note reasoning.md 5.6; the rules are told in proof-line.ts). */
import type { AlgebraProblem } from './algebra-problem.ts';
import type { Move, PlacedRule } from './proof-line.ts';
import { PLACED_RULES } from './proof-line.ts';
import { SYSTEMS } from './systems.ts';
import { canonical, givenOf, identityOf, inverse, isSymbol, parseFactor, raised, sameWord, writeFactor, type Factor, type Word } from './word.ts';

const undoes = (a: Factor, b: Factor): boolean => a.base === b.base && a.exponent + b.exponent === 0;

const splice = (word: Word, at: number, count: number, factors: readonly Factor[]): Word => [...word.slice(0, at), ...factors, ...word.slice(at + count)];

/** What is put in the place of two neighbours, null where the rule does not apply to them. */
function onPair(rule: 'cancel' | 'comm' | 'powmerge' | 'calc', a: Factor, b: Factor, { system }: AlgebraProblem): readonly Factor[] | null {
  if (rule === 'cancel') return undoes(a, b) ? [] : null;
  if (rule === 'comm') return SYSTEMS[system].commutes && writeFactor(a) !== writeFactor(b) ? [b, a] : null;
  if (rule === 'powmerge') {
    const merged = a.base === b.base ? raised(a, a.exponent + b.exponent) : null;
    return merged && [merged];
  }
  if (isSymbol(b) || b.exponent !== 1) return null;
  return [{ base: SYSTEMS[system].operations.mul!.apply([a.base, b.base], 0), exponent: 1 }];
}

function atPlace(rule: PlacedRule, place: number, word: Word, problem: AlgebraProblem): Word | null {
  const [a, b] = word.slice(place - 1, place + 1);
  if (!a) return null;
  const { inv, pow } = SYSTEMS[problem.system].operations;
  if (rule === 'invert') return isSymbol(a) || a.exponent > 0 ? null : splice(word, place - 1, 1, [{ base: inv!.apply([a.base], 0), exponent: -a.exponent }]);
  if (rule === 'calc' && (isSymbol(a) || a.exponent < 0)) return null;
  if (rule === 'calc' && a.exponent > 1) return splice(word, place - 1, 1, [{ base: pow!.apply([a.base], a.exponent), exponent: 1 }]);
  const pair = b ? onPair(rule, a, b, problem) : null;
  return pair && splice(word, place - 1, 2, pair);
}

/** Then it has one place, though one element is written. */
const isIdentity = ([first]: Word, { system }: AlgebraProblem): boolean => first!.base === identityOf(system);

function moved(move: Move, word: Word, problem: AlgebraProblem): Word | null {
  if (move.rule === 'def') {
    const element = problem.givens[move.given - 1];
    const isNamed = (factor: Factor) => isSymbol(factor) && givenOf(factor) === move.given;
    return element !== undefined && word.some(isNamed) ? word.map((factor) => (isNamed(factor) ? { ...factor, base: element } : factor)) : null;
  }
  if (move.rule === 'insert') {
    const factor = parseFactor(move.factor, problem);
    const kept = isIdentity(word, problem) ? [] : word;
    return factor && move.place <= kept.length + 1 ? splice(kept, move.place - 1, 0, [factor, inverse(factor)]) : null;
  }
  return atPlace(move.rule, move.place, word, problem);
}

/** Null where the move does not apply to that word. */
export function applyMove(move: Move, word: Word, problem: AlgebraProblem): Word | null {
  const result = moved(move, word, problem);
  return result && canonical(result, problem.system);
}

/** Whether a system has the rule at all, and the problem the given that it names: else no word can make the move good. */
export function isKnownMove(move: Move, { system, givens }: AlgebraProblem): boolean {
  if (move.rule === 'def') return move.given <= givens.length;
  if (move.rule === 'insert') return Number(move.factor[1]) <= givens.length;
  return move.rule !== 'comm' || SYSTEMS[system].commutes;
}

/** The moves without insertions that apply to a word. */
function shrinkingMoves(word: Word, problem: AlgebraProblem): readonly Move[] {
  const defs = problem.givens.map((_, i): Move => ({ rule: 'def', given: i + 1 }));
  const placed = PLACED_RULES.flatMap((rule) => word.map((_, i): Move => ({ rule, place: i + 1 })));
  return [...defs, ...placed].filter((move) => applyMove(move, word, problem) !== null);
}

/** The insertions that lead from one word to another: what is put in at a place must stand there afterwards. */
function insertionsBetween(from: Word, to: Word, problem: AlgebraProblem): readonly Move[] {
  return to.flatMap((factor, i): Move[] => {
    const move: Move = { rule: 'insert', place: i + 1, factor: writeFactor(factor) };
    const result = isSymbol(factor) ? applyMove(move, from, problem) : null;
    return result && sameWord(result, to) ? [move] : [];
  });
}

/** Every move that leads from one word to another. */
export function movesBetween(from: Word, to: Word, problem: AlgebraProblem): readonly Move[] {
  const target = (move: Move) => sameWord(applyMove(move, from, problem)!, to);
  return [...shrinkingMoves(from, problem).filter(target), ...insertionsBetween(from, to, problem)];
}

/** What one move may make of a word on the way to another; of the insertions, those of powers that stand in the other. */
function between(from: Word, to: Word, problem: AlgebraProblem): readonly Word[] {
  const factors = to.length < from.length ? [] : [...new Set(to.filter(isSymbol).flatMap((factor) => [factor, inverse(factor)]).map(writeFactor))];
  const insertions = factors.flatMap((factor) => [...from, null].map((_, i): Move => ({ rule: 'insert', place: i + 1, factor })));
  return [...shrinkingMoves(from, problem), ...insertions].map((move) => applyMove(move, from, problem)).filter((word) => word !== null);
}

/** Longer words are not searched. */
const LONGEST_SEARCHED = 12;

/** Whether two moves at most lead from one word to another. */
export function isNear(from: Word, to: Word, problem: AlgebraProblem): boolean {
  if (from.length > LONGEST_SEARCHED || to.length > LONGEST_SEARCHED) return false;
  return sameWord(from, to) || [from, ...between(from, to, problem)].some((word) => movesBetween(word, to, problem).length > 0);
}
