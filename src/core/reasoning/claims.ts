/** The pass rules of docs/experiments/trm.md, by what was measured; null where a run is missing. */
import { isRising, type BestOfN } from './best-of-n.ts';
import { finalDifference, type AlphaCurves } from './policy-runs.ts';
import type { Measured } from './measured.ts';
import type { PoolFigures } from './pool-figures.ts';
import type { RivalFigures } from './rivals.ts';

export const CLAIMS = ['C1', 'C2', 'C3', 'C4', 'C5'] as const;
export type ClaimId = (typeof CLAIMS)[number];
/** Those that rest on runs of a policy, their intervals over seeds. */
const OF_POLICIES: readonly ClaimId[] = ['C3', 'C4'];
export const isOfPolicies = (id: ClaimId): boolean => OF_POLICIES.includes(id);

export interface WinRow {
  readonly alpha: number;
  readonly won: number;
  readonly lost: number;
  readonly tied: number;
}

export interface Claimed {
  readonly id: ClaimId;
  readonly measured: number | null;
  readonly interval: readonly [number, number] | null;
  readonly holds: boolean | null;
  readonly seeds: readonly number[];
}

export interface Findings {
  readonly seed: number;
  readonly pool: Pick<PoolFigures, 'tiesApart'> | null;
  readonly rivals: readonly RivalFigures[] | null;
  readonly best: Pick<BestOfN, 'curves' | 'gain'> | null;
  readonly alphas: readonly AlphaCurves[] | null;
  readonly wins: readonly WinRow[] | null;
}

const LEAST_ACCURACY = 0.8;
const LEAST_GAIN = 0.05;
const SMALL = 0.2;
const LARGE = 0.8;

const claim = (id: ClaimId, figure: Measured | null, seeds: readonly number[], holds: (value: number) => boolean | null): Claimed =>
  figure === null ? { id, measured: null, interval: null, holds: null, seeds: [] } : { id, measured: figure.value, interval: [figure.low, figure.high], holds: holds(figure.value), seeds };

export function claimsOf({ seed, pool, rivals, best, alphas, wins }: Findings): readonly Claimed[] {
  const accuracyOf = (rival: RivalFigures['rival']): Measured | null => rivals?.find((own) => own.rival === rival)?.accuracy ?? null;
  const [flat, likelihood] = [accuracyOf('flat'), accuracyOf('stepLikelihood')];
  const small = alphas && finalDifference(alphas, SMALL, 0);
  const large = alphas && finalDifference(alphas, LARGE, SMALL);
  const duel = wins?.find(({ alpha }) => alpha === SMALL);
  return [
    claim('C1', accuracyOf('trm'), [seed], (value) => (flat && likelihood ? value >= LEAST_ACCURACY && value > flat.value && value > likelihood.value : null)),
    claim('C2', best?.gain ?? null, [seed], (value) => value >= LEAST_GAIN && isRising(best!.curves.trm)),
    claim('C3', small, small?.seeds ?? [], (value) => (duel && duel.won + duel.lost > 0 ? value >= 0 && duel.won > duel.lost : null)),
    claim('C4', large, large?.seeds ?? [], (value) => value <= 0),
    claim('C5', pool?.tiesApart ?? null, [seed], (value) => value > 0),
  ];
}

/** What the runs of one policy say by themselves. */
export const policyClaims = (seed: number, alphas: Findings['alphas'], wins: Findings['wins']): readonly Claimed[] =>
  claimsOf({ seed, pool: null, rivals: null, best: null, alphas, wins }).filter(({ id }) => isOfPolicies(id));
