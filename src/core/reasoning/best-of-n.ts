/**
 * Best-of-N (docs/experiments/trm.md): of N traces of a problem one is chosen, and what counts is whether its answer is right.
 *
 *   repeat r of a problem takes samples 16 r ... 16 r + 15, and N the first N of these; accuracy(N) = mean over repeats, then over problems
 *
 * Intervals (95 %) are by bootstrap over problems; the standard error is that of the mean over problems.
 */
import { mean } from '../stats/mean.ts';
import { measuredOver, type Measured } from './measured.ts';
import { SELECTORS, type Choice, type Selector, type SelectorName } from './selectors.ts';

export const COUNTS = [1, 2, 4, 8, 16] as const;
const MOST = 16;
export const REPEATS = 5;

export interface SampledProblemTraces {
  readonly id: string;
  /** By sample number. */
  readonly traces: readonly Choice[];
}

export interface CurvePoint extends Measured {
  readonly n: number;
  readonly error: number;
}

export interface BestOfN {
  readonly problems: number;
  readonly repeats: number;
  readonly curves: Readonly<Record<SelectorName, readonly CurvePoint[]>>;
  /** Accuracy by the reward model at N = 16 less N = 1. */
  readonly gain: Measured;
}

/** The same for every N of one repeat, so that N is all that differs. */
const drawOf = (seed: number, repeat: number): number => seed * REPEATS + repeat;

/** Of each problem the share of repeats in which the chosen trace is right. */
export function rightShares(problems: readonly SampledProblemTraces[], select: Selector, n: number, repeats: number, seed: number): readonly number[] {
  return problems.map(({ id, traces }) => mean(Array.from({ length: repeats }, (_, repeat) => {
    const from = MOST * repeat;
    return Number(select(traces.slice(from, from + n), id, drawOf(seed, repeat)).right);
  })));
}

function withError(shares: readonly number[], seed: number): Measured & { readonly error: number } {
  const measured = measuredOver(shares, mean, seed);
  const variance = shares.reduce((sum, share) => sum + (share - measured.value) ** 2, 0) / Math.max(1, shares.length - 1);
  return { ...measured, error: Math.sqrt(variance / shares.length) };
}

/** As many repeats as all problems have traces for; fewer than 16 traces of one are a RangeError. */
export function bestOfN(problems: readonly SampledProblemTraces[], seed: number): BestOfN {
  const repeats = Math.min(REPEATS, ...problems.map(({ traces }) => Math.floor(traces.length / MOST)));
  if (problems.length === 0 || repeats === 0) throw new RangeError(`best-of-${MOST} needs ${MOST} traces of every problem`);
  const names = Object.keys(SELECTORS) as SelectorName[];
  const curve = (name: SelectorName): readonly CurvePoint[] => COUNTS.map((n) => ({ n, ...withError(rightShares(problems, SELECTORS[name], n, repeats, seed), seed) }));
  const [one, most] = [1, MOST].map((n) => rightShares(problems, SELECTORS.trm, n, repeats, seed));
  return {
    problems: problems.length,
    repeats,
    curves: Object.fromEntries(names.map((name) => [name, curve(name)])) as Record<SelectorName, readonly CurvePoint[]>,
    gain: withError(most!.map((share, i) => share - one![i]!), seed),
  };
}

/** No N more than one standard error below the one before. */
export const isRising = (curve: readonly CurvePoint[]): boolean => curve.every(({ value, error }, i) => i === 0 || value >= curve[i - 1]!.value - error);
