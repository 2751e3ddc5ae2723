/**
 * Draws from a distribution by the Gumbel-max trick: argmax over v of log w_v + g_v is a sample of w / Σw (Gumbel 1954).
 *
 * Noise is keyed by position, so two distributions that draw with the same key are coupled: where they are alike they agree.
 * That is rule R4, and the reason why its output is that of plain sampling with the same seed.
 */
import { counterGumbel, counterStream, type CounterKey } from '../rng/counter.ts';

export function choose(weights: ArrayLike<number>, key: CounterKey): number {
  const stream = counterStream(key);
  let best = -1;
  let bestScore = -Infinity;
  for (let v = 0; v < weights.length; v += 1) {
    const weight = weights[v] ?? 0;
    if (!(weight > 0)) continue;
    const score = Math.log(weight) + counterGumbel(stream, v);
    if (score > bestScore) {
      best = v;
      bestScore = score;
    }
  }
  if (best < 0) throw new RangeError('cannot draw from a distribution without mass');
  return best;
}
