/**
 * Which of two traces of one problem reasons better (note reasoning.md 3.3, 9.3): each dimension is judged in both orders of showing, three times each. A call's
 * overall verdict is the sign of the sum of its verdicts; where that is 0, the sign of the mean margin; within a band of it, a tie. What counts in the end
 * is what all six calls agree on; a label that they do not agree on is none.
 */
export type Winner = 'first' | 'second' | 'tie';
export type Outcome = 'a' | 'b' | 'tie';

/** Tells one call from all others, so that a judge's noise can be drawn anew for each and yet be the same tomorrow. */
export interface Call {
  /** A number for the pair. */
  readonly pair: number;
  /** 0: a is shown first. 1: b is. */
  readonly order: 0 | 1;
  readonly repeat: number;
}

export interface Verdict {
  readonly winner: Winner;
  /** By how much the one shown first is better, on the scale of scores; 0 where a judge gives no figure. */
  readonly margin: number;
  /** In words, where a judge gives any. */
  readonly reason: string | null;
  /** What cost each its points: steps, as the rule names them; of a judge that sees the views alone, what the view has numbers for, which are super-nodes in the macro view. */
  readonly named: { readonly first: readonly number[]; readonly second: readonly number[] };
  /** It said nothing that can be read, and counts as a tie. */
  readonly failed?: true;
}

/** `Shown` is all that it may know of a trace. */
export interface PairwiseJudge<Shown, Dimension extends string> {
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly verdict: (dimension: Dimension, first: Shown, second: Shown, call: Call, signal?: AbortSignal) => Verdict | Promise<Verdict>;
}

export interface JudgedCall<Dimension extends string> {
  readonly order: 0 | 1;
  readonly repeat: number;
  readonly verdicts: Readonly<Record<Dimension, Verdict>>;
  readonly overall: Outcome;
}

export interface PairJudgement<Dimension extends string> {
  readonly calls: readonly JudgedCall<Dimension>[];
  /** What all calls say of each dimension, else a tie. */
  readonly dimensions: Readonly<Record<Dimension, Outcome>>;
  readonly overall: Outcome;
  /**
   * kept: all calls name one winner. tie: all say tie. order: each order agrees with itself, and the two do not with each other. unsteady: repeats of one
   * order differ.
   */
  readonly kind: 'kept' | 'tie' | 'order' | 'unsteady';
}

export const REPEATS = 3;
/** Of the mean margin: within it, verdicts that cancel each other come to a tie. */
export const OVERALL_BAND = 0.02;

const SIGN: Readonly<Record<Winner, number>> = { first: 1, second: -1, tie: 0 };

export function overallWinner(verdicts: readonly Verdict[]): Winner {
  const sum = verdicts.reduce((total, { winner }) => total + SIGN[winner], 0);
  const margin = verdicts.reduce((total, verdict) => total + verdict.margin, 0) / Math.max(1, verdicts.length);
  const leaning = sum !== 0 ? sum : Math.abs(margin) > OVERALL_BAND ? margin : 0;
  return leaning > 0 ? 'first' : leaning < 0 ? 'second' : 'tie';
}

export const outcomeOf = (winner: Winner, order: 0 | 1): Outcome => (winner === 'tie' ? 'tie' : (winner === 'first') === (order === 0) ? 'a' : 'b');

const agreed = (outcomes: readonly Outcome[]): Outcome | null => (outcomes.every((outcome) => outcome === outcomes[0]) ? outcomes[0]! : null);

function kindOf(calls: readonly { readonly order: 0 | 1; readonly overall: Outcome }[]): PairJudgement<string>['kind'] {
  const all = agreed(calls.map(({ overall }) => overall));
  if (all !== null) return all === 'tie' ? 'tie' : 'kept';
  const steady = ([0, 1] as const).every((order) => agreed(calls.filter((call) => call.order === order).map(({ overall }) => overall)) !== null);
  return steady ? 'order' : 'unsteady';
}

export async function judgePair<Shown, Dimension extends string>(judge: PairwiseJudge<Shown, Dimension>, a: Shown, b: Shown, pair: number, signal?: AbortSignal): Promise<PairJudgement<Dimension>> {
  const calls: JudgedCall<Dimension>[] = [];
  for (const order of [0, 1] as const) {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const verdicts = {} as Record<Dimension, Verdict>;
      for (const dimension of judge.dimensions) {
        signal?.throwIfAborted();
        verdicts[dimension] = await judge.verdict(dimension, order === 0 ? a : b, order === 0 ? b : a, { pair, order, repeat }, signal);
      }
      calls.push({ order, repeat, verdicts, overall: outcomeOf(overallWinner(Object.values(verdicts)), order) });
    }
  }
  const ofDimension = (dimension: Dimension): Outcome => agreed(calls.map(({ verdicts, order }) => outcomeOf(verdicts[dimension].winner, order))) ?? 'tie';
  return {
    calls,
    dimensions: Object.fromEntries(judge.dimensions.map((dimension) => [dimension, ofDimension(dimension)])) as Record<Dimension, Outcome>,
    overall: agreed(calls.map(({ overall }) => overall)) ?? 'tie',
    kind: kindOf(calls),
  };
}
