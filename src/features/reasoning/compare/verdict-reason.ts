/** Why a model decided as it did on one dimension, where all its calls agree: the first reason that one gave, before all others one where A was shown first, as the page shows them. */
import { outcomeOf, type PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import type { Side } from '../session/reasoning-session.ts';

export interface VerdictReason {
  readonly text: string;
  /** B was shown first: where it says "first", it is B. */
  readonly swapped: boolean;
  /** Steps of the micro view, or super-nodes of the macro view, that it holds against each. */
  readonly named: Readonly<Record<Side, readonly number[]>>;
}

/** Null: its calls differ, or none gave a reason. */
export function verdictReason({ calls, dimensions }: PairJudgement<Dimension>, dimension: Dimension): VerdictReason | null {
  const deciding = calls.filter(({ verdicts, order }) => outcomeOf(verdicts[dimension].winner, order) === dimensions[dimension]);
  // a tie that not all calls see is a disagreement: no single one speaks for it
  if (deciding.length < calls.length) return null;
  const call = [...deciding].sort((one, other) => one.order - other.order).find(({ verdicts }) => verdicts[dimension].reason);
  if (!call) return null;
  const { reason, named: { first, second } } = call.verdicts[dimension];
  return { text: reason!, swapped: call.order === 1, named: call.order === 0 ? { a: first, b: second } : { a: second, b: first } };
}

/** Of all calls. */
export const unreadVerdicts = ({ calls }: PairJudgement<Dimension>): number => calls.flatMap(({ verdicts }) => Object.values(verdicts)).filter(({ failed }) => failed).length;
