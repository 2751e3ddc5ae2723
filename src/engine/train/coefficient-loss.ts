/**
 * One loss for learning from texts and from rewards (note reasoning.md 7): each token has a coefficient c, and
 *
 *   dL/d logits = c (q - 1[its token]),
 *
 * which is cross-entropy weighted by c, of either sign. Cross-entropy has c = 1 / tokens; what GRPO and GSPO make of advantages and
 * ratios is in core/training/policy-coefficients.ts. The kernel is the one of all losses (ops/row-loss.ts, kind `ce`), which also says
 * log q of the token and the entropy of q.
 */
import { LOOK, UNUSED, type SlotTarget } from '#core/training/lessons.ts';
import type { SlotFigures } from './slot-losses.ts';

/** Of a text's tokens as the model foretells them, in nats; of the first, which nothing foretells, 0. */
export interface TextFigures {
  readonly logProbs: Float64Array;
  readonly entropies: Float64Array;
}

/** Rows of one text. `coefficients`: of each token; that of the first is not looked at. null: only to be reported. */
export function coefficientTargets(ids: ArrayLike<number>, coefficients: ArrayLike<number> | null): SlotTarget[] {
  if (coefficients && coefficients.length !== ids.length) throw new RangeError(`A text of ${ids.length} tokens has ${coefficients.length} coefficients.`);
  return Array.from({ length: ids.length }, (_, t) => (t + 1 === ids.length ? UNUSED : { ...LOOK, weight: coefficients?.[t + 1] ?? 0, token: ids[t + 1]! }));
}

/** Of the text whose rows begin at `first`. */
export function textFigures(figures: readonly SlotFigures[], first: number, length: number): TextFigures {
  const before = (of: (row: SlotFigures) => number): Float64Array => Float64Array.from({ length }, (_, t) => (t === 0 ? 0 : of(figures[first + t - 1]!)));
  return { logProbs: before(({ loss }) => -loss), entropies: before(({ entropy }) => entropy) };
}
