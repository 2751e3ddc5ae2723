/**
 * Pairs to train a reward model on (note reasoning.md 3.4, 9.1, 9.3): of each problem's traces those with the right answer, each cut off before its answer, judged
 * two by two; a pair is kept where all calls name one winner, at most four to a problem. The candidates come in an order drawn from the seed and the
 * problem's id, so the same pool gives the same pairs, whichever problems stand beside it.
 */
import { splitCompletion } from '../tasks/check.ts';
import { hashText, Seeded } from '../tasks/seeded.ts';
import { judgePair, type PairJudgement, type PairwiseJudge } from './pairwise-judge.ts';

export interface PooledTrace {
  /** As the policy wrote it: thought, `<answer>`, answer, `<eos>`. */
  readonly completion: string;
  readonly correct: boolean;
}

export interface PooledProblem {
  readonly id: string;
  readonly prompt: string;
  readonly traces: readonly PooledTrace[];
}

export interface PreferencePair {
  readonly problem: string;
  readonly prompt: string;
  /** Thoughts alone: they end before `<answer>`. */
  readonly chosen: string;
  readonly rejected: string;
  /** Which of the problem's traces they are, from 0. */
  readonly chosenAt: number;
  readonly rejectedAt: number;
}

export interface PairReport {
  readonly problems: number;
  readonly traces: number;
  /** Of them right and finished. */
  readonly usable: number;
  /** Pairs by what the judge came to (pairwise-judge.ts); their sum is all that were judged. */
  readonly outcomes: Readonly<Record<PairJudgement<string>['kind'], number>>;
  /** Share of the judged pairs with no agreed winner. */
  readonly tieRate: number | null;
}

export interface PairOptions {
  readonly seed: number;
  readonly perProblem?: number;
  /** So many candidates of a problem are judged at most; each costs 24 verdicts. */
  readonly candidates?: number;
  readonly signal?: AbortSignal;
  readonly onProblem?: (done: number, of: number) => void;
}

export interface Usable {
  /** Which of the problem's traces, from 0. */
  readonly at: number;
  readonly thought: string;
}

/** Right and finished, each thought once. */
export function usableTraces(traces: readonly PooledTrace[]): readonly Usable[] {
  const seen = new Set<string>();
  return traces.flatMap(({ completion, correct }, at) => {
    const { thought, answer } = splitCompletion(completion);
    if (!correct || answer === null || seen.has(thought)) return [];
    seen.add(thought);
    return [{ at, thought }];
  });
}

/** All pairs of a list, in random order. */
function shuffledPairs<T>(list: readonly T[], random: Seeded): readonly (readonly [T, T])[] {
  const pairs = list.flatMap((a, i) => list.slice(i + 1).map((b): readonly [T, T] => (random.chance(0.5) ? [a, b] : [b, a])));
  return random.some(pairs, pairs.length);
}

export const PAIRS_PER_PROBLEM = 4;
export const CANDIDATES = 12;

export interface Candidate {
  readonly a: Usable;
  readonly b: Usable;
  /** The pair's number, for a judge's noise. */
  readonly pair: number;
}

/** What a judge is asked about a problem, in the order in which it is asked. */
export const candidatePairs = (problem: string, traces: readonly Usable[], seed: number, most = CANDIDATES): readonly Candidate[] =>
  shuffledPairs(traces, new Seeded(seed, hashText(problem))).slice(0, most).map(([a, b]) => ({ a, b, pair: hashText(`${problem} ${a.at} ${b.at}`) }));

/** One problem in nine, whatever pool it stands in. */
export const isValidation = (problem: string): boolean => hashText(problem, 9) % 9 === 0;

export async function preferencePairs<Shown, Dimension extends string>(
  problems: readonly PooledProblem[], judge: PairwiseJudge<Shown, Dimension>, show: (problem: PooledProblem, thought: string, at: number) => Shown, options: PairOptions,
): Promise<{ readonly pairs: readonly PreferencePair[]; readonly report: PairReport }> {
  const { seed, perProblem = PAIRS_PER_PROBLEM, candidates = CANDIDATES, signal, onProblem } = options;
  const pairs: PreferencePair[] = [];
  const outcomes = { kept: 0, tie: 0, order: 0, unsteady: 0 };
  let usable = 0;
  for (const [i, problem] of problems.entries()) {
    signal?.throwIfAborted();
    const traces = usableTraces(problem.traces);
    usable += traces.length;
    const shown = new Map(traces.map((trace) => [trace, show(problem, trace.thought, trace.at)]));
    let kept = 0;
    for (const { a, b, pair } of candidatePairs(problem.id, traces, seed, candidates)) {
      if (kept === perProblem) break;
      const { kind, overall } = await judgePair(judge, shown.get(a)!, shown.get(b)!, pair, signal);
      outcomes[kind]++;
      if (kind !== 'kept') continue;
      kept++;
      const [chosen, rejected] = overall === 'a' ? [a, b] : [b, a];
      pairs.push({ problem: problem.id, prompt: problem.prompt, chosen: chosen.thought, rejected: rejected.thought, chosenAt: chosen.at, rejectedAt: rejected.at });
    }
    onProblem?.(i + 1, problems.length);
  }
  const judged = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  const traces = problems.reduce((sum, problem) => sum + problem.traces.length, 0);
  return { pairs, report: { problems: problems.length, traces, usable, outcomes, tieRate: judged === 0 ? null : 1 - outcomes.kept / judged } };
}
