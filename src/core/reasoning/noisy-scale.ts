/**
 * A judge that reads scores through noise, as the rule judge of note reasoning.md 9.3 and its flat rival do: the one shown first wins where
 *
 *   s(first) - s(second) + bias + noise > tau,      noise ~ N(0, sd)
 *
 * the second where that is below -tau, and in the band between it is a tie. The noise is a pure function of seed, pair, order, repeat and dimension.
 */
import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import type { Call, Verdict, Winner } from './pairwise-judge.ts';

export interface Scale {
  /** Standard deviation of the noise. */
  readonly noise: number;
  /** What being shown first is worth. */
  readonly bias: number;
  /** Half the width of the band in which it is a tie. */
  readonly band: number;
}

/** Fixed before the first run: docs/experiments/trm.md. */
export const JUDGE_SCALE: Scale = { noise: 0.05, bias: 0.03, band: 0.05 };

/** Box-Muller: sqrt(-2 ln u) cos(2 pi v). */
export function callNoise(seed: number, { pair, order, repeat }: Call, dimension: number): number {
  const stream = counterStream({ seed, sequence: pair, position: 2 * repeat + order, purpose: PURPOSE.judge });
  return Math.sqrt(-2 * Math.log(counterUniform(stream, 2 * dimension))) * Math.cos(2 * Math.PI * counterUniform(stream, 2 * dimension + 1));
}

export function readThroughNoise(difference: number, normal: number, { noise, bias, band }: Scale): Pick<Verdict, 'winner' | 'margin'> {
  const margin = difference + bias + noise * normal;
  const winner: Winner = margin > band ? 'first' : margin < -band ? 'second' : 'tie';
  return { winner, margin };
}
