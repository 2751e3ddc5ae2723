/**
 * A row of logits as the event log tells of it, at a temperature (0: the beliefs at 1): its head, any token's probability, and the whole as
 * probabilities for whoever must take from it. log Z is summed once for all of them: a published vocabulary has a hundred thousand tokens and more.
 * Tokens whose probabilities are the same in the last place stand in the order of their logits.
 */
import type { Distribution } from '../trace/events.ts';
import { probabilities } from './distribution.ts';
import { headOfLogits } from './distribution-head.ts';

export interface SeenRow {
  readonly head: Distribution;
  readonly probability: (token: number) => number;
  /** The head as it is kept of what a token was drawn from: logarithms of probabilities, with log Z = 0. */
  readonly drawnFrom: Distribution;
  readonly whole: () => Float64Array;
}

export function seenRow(logits: ArrayLike<number>, temperature: number, forbidden: number | null): SeenRow {
  const shown = temperature || 1;
  const head = headOfLogits(logits, temperature, forbidden);
  const probability = (token: number): number => (token === forbidden ? 0 : Math.exp(logits[token]! / shown - head.logZ));
  const likely = head.tokens.filter((token) => probability(token) > 0);
  return {
    head,
    probability,
    drawnFrom: { tokens: likely, logits: likely.map((token) => Math.log(probability(token))), logZ: 0 },
    whole: () => probabilities(logits, shown, forbidden),
  };
}
