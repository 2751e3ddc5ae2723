/**
 * The pool of docs/experiments/trm.md, judged: of each problem the right, finished traces, cut before the answer, up to twelve candidates two by two; the DAG judge
 * and the flat judge see the same candidates, all of them. The first four of a problem that the DAG judge keeps become pairs.
 */
import type { AlgebraProblem } from '../tasks/alglab/algebra-problem.ts';
import { checkAnswer, trueAnswer } from '../tasks/alglab/check-trace.ts';
import { splitCompletion } from '../tasks/check.ts';
import { flatAlgebra, scoredAlgebra } from './algebra-trace.ts';
import { flatJudge } from './flat-judge.ts';
import type { ScoredTrace } from './me-scores.ts';
import { judgePair, type PairJudgement } from './pairwise-judge.ts';
import { candidatePairs, PAIRS_PER_PROBLEM, usableTraces, type Usable } from './preference-pairs.ts';
import { scoredVerdicts } from './scored-verdicts.ts';

export type Kind = PairJudgement<string>['kind'];
/** Of a rival on a pair that the judge decided. */
export type Mark = 'right' | 'tie' | 'wrong';

export interface PoolTrace {
  readonly right: boolean;
  readonly finished: boolean;
  /** Null where it has not finished. */
  readonly scored: ScoredTrace | null;
}

export interface JudgedCandidate {
  readonly dag: Kind;
  readonly flat: Kind;
  /** How the flat judge does on what the DAG judge keeps. */
  readonly flatMark: Mark | null;
}

export interface JudgedPair {
  readonly chosen: Usable;
  readonly rejected: Usable;
  readonly flat: Mark;
}

export interface JudgedProblem {
  readonly traces: readonly PoolTrace[];
  readonly usable: readonly Usable[];
  readonly candidates: readonly JudgedCandidate[];
  readonly pairs: readonly JudgedPair[];
}

export const markOf = (said: 'a' | 'b' | 'tie', truth: 'a' | 'b'): Mark => (said === 'tie' ? 'tie' : said === truth ? 'right' : 'wrong');

function readTrace(problem: AlgebraProblem, completion: string): PoolTrace {
  const { thought, answer } = splitCompletion(completion);
  return answer === null ? { right: false, finished: false, scored: null } : { right: checkAnswer(problem, answer), finished: true, scored: scoredAlgebra(problem, thought, answer) };
}

export async function judgeProblem(id: string, problem: AlgebraProblem, completions: readonly string[], seed: number): Promise<JudgedProblem> {
  const [dagJudge, rival] = [scoredVerdicts(seed), flatJudge(seed)];
  const traces = completions.map((completion) => readTrace(problem, completion));
  const usable = usableTraces(completions.map((completion, at) => ({ completion, correct: traces[at]!.right })));
  const flat = new Map(usable.map(({ at, thought }) => [at, flatAlgebra(thought)]));
  const candidates: JudgedCandidate[] = [];
  const pairs: JudgedPair[] = [];
  for (const { a, b, pair } of candidatePairs(id, usable, seed)) {
    const byDag = await judgePair(dagJudge, traces[a.at]!.scored!, traces[b.at]!.scored!, pair);
    const byText = await judgePair(rival, flat.get(a.at)!, flat.get(b.at)!, pair);
    const { overall } = byDag;
    const flatMark = overall === 'tie' ? null : markOf(byText.overall, overall);
    candidates.push({ dag: byDag.kind, flat: byText.kind, flatMark });
    if (overall === 'tie' || pairs.length === PAIRS_PER_PROBLEM) continue;
    const [chosen, rejected] = overall === 'a' ? [a, b] : [b, a];
    pairs.push({ chosen, rejected, flat: flatMark! });
  }
  return { traces, usable, candidates, pairs };
}

/** A thought as its ids: what stands before `<answer>`. */
export function beforeAnswer(ids: readonly number[], answerMark: number): readonly number[] {
  const end = ids.indexOf(answerMark);
  return end < 0 ? ids : ids.slice(0, end);
}

/** Of what is shipped, thoughts alone: judged again as if each ended in the right answer, which all of them did. */
export const finishedThought = (problem: AlgebraProblem, thought: string): string => `${thought}<answer>${trueAnswer(problem)!}<eos>`;
