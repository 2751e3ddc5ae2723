/**
 * Judges a proof line by line, and the whole (note reasoning.md 5.6). A line is held against the word that stands in the line it names,
 * right or wrong, so that an early slip does not make later lines wrong.
 *
 *   ok        it is exactly what the named move makes of that word
 *   critical  its value differs from that word's, or it names nothing that has been, or a rule or a given that is not there
 *   gap       it is true, but the rule or the place named does not give it in one move
 *
 * The last line says qed: ok where the word that it names is the right-hand side's or its value, and the answer given is that value; a
 * gap where the word is only equal in value. A proof that stops before has a critical line there: the one that is missing.
 *
 *   7  every line is ok
 *   6  one line is a gap that two moves fill (more would let a proof say nothing), and none is critical
 *   1  at least half of the lines are ok before the first that is not
 *   0  otherwise
 */
import type { AlgebraProblem } from './algebra-problem.ts';
import type { Element } from './systems.ts';
import type { ProofLine } from './proof-line.ts';
import { applyMove, isKnownMove, isNear } from './proof-move.ts';
import { parseWord, sameWord, unfold, valueOfWord, writeWord, type Word } from './word.ts';
import { parseThought, type Body } from '../parse-thought.ts';

export type Verdict = 'ok' | 'crit' | 'gap';
/** What is wrong with a line: it is none, names no line before it, names no rule there is, has another value, is not what the move gives,
 *  is not the right-hand side, goes with another answer, or is not there. */
export type Fault = 'unread' | 'reference' | 'rule' | 'value' | 'move' | 'target' | 'answer' | 'missing';

export interface LineVerdict {
  readonly id: number;
  readonly verdict: Verdict;
  /** Null where it is ok. */
  readonly fault: Fault | null;
}

export interface ProofReport {
  readonly lines: readonly LineVerdict[];
  readonly score: 7 | 6 | 1 | 0;
  /** Of itself: it may be right where the proof is wrong. */
  readonly answerRight: boolean;
}

type Finding = Omit<LineVerdict, 'id'>;
const OK: Finding = { verdict: 'ok', fault: null };
const critical = (fault: Fault): Finding => ({ verdict: 'crit', fault });
const gap = (fault: Fault): Finding => ({ verdict: 'gap', fault });

/** A line's word beside what it is held against. */
function compare(word: Word, expected: Word | null, source: Word, problem: AlgebraProblem, fault: Fault): Finding {
  if (expected && sameWord(word, expected)) return OK;
  return valueOfWord(word, problem) === valueOfWord(source, problem) ? gap(fault) : critical('value');
}

interface Sides {
  readonly problem: AlgebraProblem;
  readonly left: Word;
  readonly right: Word;
  readonly value: Element;
}

/** Null where the problem asks for no proof, or its sides are too long to be words. */
function sidesOf(problem: AlgebraProblem): Sides | null {
  const { ask, system } = problem;
  const left = ask.kind === 'prove' ? unfold(ask.left, system) : null;
  const right = ask.kind === 'prove' ? unfold(ask.right, system) : null;
  return left && right && { problem, left, right, value: valueOfWord(right, problem) };
}

function checkLine({ from }: ProofLine, word: Word | null, before: readonly (Word | null)[], { problem, left }: Sides): Finding {
  if (!word) return critical('unread');
  if (!from) return compare(word, left, left, problem, 'move');
  const source = before[from.step - 1];
  if (!source) return critical('reference');
  if (!isKnownMove(from.move, problem)) return critical('rule');
  return compare(word, applyMove(from.move, source, problem), source, problem, 'move');
}

function checkQed(step: number, before: readonly (Word | null)[], answerRight: boolean, { problem, right, value }: Sides): Finding {
  const word = before[step - 1];
  if (!word) return critical('reference');
  if (!answerRight) return critical('answer');
  const reached = sameWord(word, right) || writeWord(word) === value;
  const finding = reached ? OK : compare(word, null, right, problem, 'target');
  return finding.fault === 'value' ? critical('target') : finding;
}

/** Whether two moves lead to a line from the one it names or the one before it; to the right-hand side, from the word that is to be it. */
function isFilled(body: Body, at: number, words: readonly (Word | null)[], { problem, left, right, value }: Sides): boolean {
  const starts = body.kind === 'qed' ? [words[body.step - 1]] : body.kind === 'derived' && body.line.from ? [words[body.line.from.step - 1], words[at - 1]] : [left];
  const ends = body.kind === 'qed' ? [right, parseWord(value, problem)] : [words[at]];
  return starts.some((start) => ends.some((end) => start && end && isNear(start, end, problem)));
}

function score(lines: readonly LineVerdict[], isGapFilled: (at: number) => boolean): ProofReport['score'] {
  const wrong = lines.filter(({ verdict }) => verdict !== 'ok');
  if (wrong.length === 0) return 7;
  const first = wrong[0]!.id - 1;
  if (wrong.length === 1 && wrong[0]!.verdict === 'gap' && isGapFilled(first)) return 6;
  return 2 * first >= lines.length ? 1 : 0;
}

const wordOf = (body: Body, problem: AlgebraProblem): Word | null => (body.kind === 'derived' ? parseWord(body.line.word, problem) : null);

/** `thought` is the proof; `answer` is what follows it, null where nothing does. Never throws. */
export function checkProof(problem: AlgebraProblem, thought: string, answer: Element | null): ProofReport {
  const sides = sidesOf(problem);
  const { steps } = parseThought(thought);
  const words: (Word | null)[] = [];
  const lines: LineVerdict[] = [];
  const answerRight = sides !== null && answer === sides.value;
  steps.forEach(({ id, body }, i) => {
    const isLast = i === steps.length - 1;
    const word = wordOf(body, problem);
    const finding =
      !sides || id !== i + 1 ? critical('unread')
      : body.kind === 'derived' ? checkLine(body.line, word, words, sides)
      : body.kind === 'qed' && isLast ? checkQed(body.step, words, answerRight, sides)
      : critical('unread');
    lines.push({ id: i + 1, ...finding });
    words.push(word);
  });
  if (steps.at(-1)?.body.kind !== 'qed') lines.push({ id: lines.length + 1, ...critical('missing') });
  return { lines, score: score(lines, (at) => sides !== null && isFilled(steps[at]!.body, at, words, sides)), answerRight };
}

/** The reward of a proof: 1 where every line is ok, or, leniently, where one is a gap and nothing is critical. */
export const proofReward = ({ score: reached }: ProofReport, lenient = false): 0 | 1 => (reached >= (lenient ? 6 : 7) ? 1 : 0);
