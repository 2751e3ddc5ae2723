/**
 * Finds the proof of an equation that a patient pupil would write: always the leftmost thing that can be done. No search, so that the
 * same equation always has the same proof, and a small model can learn to see what comes next.
 *
 *   1  tidy the left-hand side: cancel, merge powers, and where things commute bring equal symbols together and in order
 *   2  done where the right-hand side's word turns up on the way
 *   3  else, where the right-hand side tidies to the same word without merging, go on to it backwards, inserting what it cancels
 *   4  else put in the elements and work them out: inverses, powers, products
 */
import type { AlgebraProblem } from './algebra-problem.ts';
import type { Move, ProofLine } from './proof-line.ts';
import { applyMove } from './proof-move.ts';
import { SYSTEMS } from './systems.ts';
import { givenOf, isSymbol, sameWord, unfold, valueOfWord, writeFactor, writeWord, type Word } from './word.ts';

interface Stop {
  readonly word: Word;
  /** What led to it; null at the start. */
  readonly move: Move | null;
}

type Path = readonly Stop[];
type NextMove = (word: Word) => Move | null;

/** Longer ways are no proofs for a pupil. */
const LONGEST = 24;

/** Where they go, in order, until there is nothing to do; null where a word grows beyond what words may be. */
function follow(start: Word, next: NextMove, problem: AlgebraProblem): Path | null {
  const path: Stop[] = [{ word: start, move: null }];
  for (let move = next(start); move; move = next(path.at(-1)!.word)) {
    const word = applyMove(move, path.at(-1)!.word, problem);
    if (!word || path.length === LONGEST) return null;
    path.push({ word, move });
  }
  return path;
}

const placed = (rule: 'cancel' | 'comm' | 'powmerge' | 'invert' | 'calc', at: number): Move | null => (at < 0 ? null : { rule, place: at + 1 });

/** The place from which an equal symbol may be brought one nearer to the one before it. */
function bringTogether(word: Word): Move | null {
  const at = word.findIndex(({ base }, i) => word.slice(0, i).some((earlier) => earlier.base === base));
  return placed('comm', at - 1);
}

function tidying(problem: AlgebraProblem, sorted: boolean): NextMove {
  const { commutes } = SYSTEMS[problem.system];
  const pair = (word: Word, fits: (sum: number) => boolean): number =>
    word.findIndex((factor, i) => isSymbol(factor) && factor.base === word[i + 1]?.base && fits(factor.exponent + word[i + 1]!.exponent));
  return (word) =>
    placed('cancel', pair(word, (sum) => sum === 0))
    ?? placed('powmerge', pair(word, (sum) => sum !== 0))
    ?? (commutes ? bringTogether(word) : null)
    ?? (commutes && sorted ? placed('comm', word.findIndex(({ base }, i) => i + 1 < word.length && base > word[i + 1]!.base)) : null);
}

const workOut: NextMove = (word) => {
  const named = word.find(isSymbol);
  if (named) return { rule: 'def', given: givenOf(named) };
  const inverted = placed('invert', word.findIndex(({ exponent }) => exponent < 0));
  return inverted ?? placed('calc', word.findIndex(({ exponent }) => exponent > 1)) ?? placed('calc', word.length > 1 ? 0 : -1);
};

/** The way back along a path; null where a move on it cannot be undone in one. */
function reversed(path: Path): Path | null {
  const back: Stop[] = [];
  for (let i = path.length - 1; i > 0; i--) {
    const move = path[i]!.move!;
    const { word } = path[i - 1]!;
    if (move.rule === 'cancel') back.push({ word, move: { rule: 'insert', place: move.place, factor: writeFactor(word[move.place - 1]!) } });
    else if (move.rule === 'comm') back.push({ word, move });
    else return null;
  }
  return back;
}

function throughTidying(left: Word, right: Word, problem: AlgebraProblem): Path | null {
  const down = follow(left, tidying(problem, true), problem);
  const reached = down?.findIndex(({ word }) => sameWord(word, right)) ?? -1;
  if (reached >= 0) return down!.slice(0, reached + 1);
  const other = follow(right, tidying(problem, true), problem);
  if (!down || !other || !sameWord(down.at(-1)!.word, other.at(-1)!.word)) return null;
  const back = reversed(other);
  return back && [...down, ...back];
}

function throughElements(left: Word, problem: AlgebraProblem): Path | null {
  const tidied = follow(left, tidying(problem, false), problem);
  const worked = tidied && follow(tidied.at(-1)!.word, workOut, problem);
  return worked && [...tidied, ...worked.slice(1)];
}

/** What a word tidies to; null where it grows too long on the way. */
export const tidied = (word: Word, problem: AlgebraProblem): Word | null => follow(word, tidying(problem, true), problem)?.at(-1)!.word ?? null;

/** The lines of the proof, without qed; null where the equation is false, or not to be proved in this way. */
export function findProof(problem: AlgebraProblem): readonly ProofLine[] | null {
  const { ask, system } = problem;
  const left = ask.kind === 'prove' ? unfold(ask.left, system) : null;
  const right = ask.kind === 'prove' ? unfold(ask.right, system) : null;
  if (!left || !right || valueOfWord(left, problem) !== valueOfWord(right, problem)) return null;
  const path = throughTidying(left, right, problem) ?? throughElements(left, problem);
  return path?.map(({ word, move }, i) => ({ word: writeWord(word), from: move && { step: i, move } })) ?? null;
}
