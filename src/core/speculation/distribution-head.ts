/** The head of a distribution as the event log keeps it (Distribution in trace/events.ts): its likeliest tokens, and log Z. */
import type { Distribution } from '../trace/events.ts';
import { logPartition } from './distribution.ts';

/** Tokens kept of each row: what a view can show, and then some. */
export const HEAD_TOKENS = 32;

/** Of a row of logits at a temperature; `forbidden` is left out as if its logit were minus infinity. */
export function headOfLogits(logits: ArrayLike<number>, temperature: number, forbidden: number | null): Distribution {
  const tokens = likeliest(logits, (id) => id !== forbidden);
  return { tokens, logits: tokens.map((id) => logits[id]!), logZ: logPartition(logits, temperature, forbidden) };
}

/** Of probabilities: their logarithms, with log Z = 0. */
export function headOfProbabilities(probabilities: ArrayLike<number>): Distribution {
  const tokens = likeliest(probabilities, (id) => probabilities[id]! > 0);
  return { tokens, logits: tokens.map((id) => Math.log(probabilities[id]!)), logZ: 0 };
}

function likeliest(values: ArrayLike<number>, kept: (id: number) => boolean): number[] {
  const ids = Array.from(values, (_, id) => id).filter(kept);
  return ids.sort((a, b) => values[b]! - values[a]! || a - b).slice(0, HEAD_TOKENS);
}
