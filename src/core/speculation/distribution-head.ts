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

/** The largest, in descending order, the lower id first among equals: one sweep, in which hardly any value passes the last that is kept. */
function likeliest(values: ArrayLike<number>, kept: (id: number) => boolean): number[] {
  const ids: number[] = [];
  for (let id = 0; id < values.length; id += 1) {
    const value = values[id]!;
    const full = ids.length === HEAD_TOKENS;
    if ((full && !(value > values[ids.at(-1)!]!)) || !kept(id)) continue;
    let at = full ? HEAD_TOKENS - 1 : ids.length;
    while (at > 0 && value > values[ids[at - 1]!]!) {
      ids[at] = ids[at - 1]!;
      at -= 1;
    }
    ids[at] = id;
  }
  return ids;
}
