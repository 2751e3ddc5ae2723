/**
 * Which γ a device and a drafter call for: the speed-up to expect of every γ whose verify pass was timed,
 *
 *   S(γ) = τ(γ) · T(1) / (t_draft(γ) + T(γ+1)),   τ(γ) = 1 + Σ_{k<=γ} Π_{i<=k} a_i
 *
 * with a_i the acceptance of slot i given that all before it were accepted (specdec.md 1). A run knows a_i only as deep as it
 * drafted; beyond, its mean `alpha` stands in, and the estimate says so. An estimate: acceptance is a sample's.
 */
import { acceptanceLengthOf, speedup } from './cost-model.ts';

/** What one pass costs by its rows; rows rise. */
export interface PassCosts {
  readonly rows: readonly number[];
  readonly ms: readonly number[];
}

export interface GammaQuestion {
  readonly target: PassCosts;
  /** Drafting so many tokens; null where a drafter cannot, or nobody timed it. */
  readonly draftMs: (gamma: number) => number | null;
  readonly conditionalAcceptance: readonly number[];
  readonly alpha: number;
}

export interface GammaEstimate {
  readonly gamma: number;
  readonly acceptanceLength: number;
  readonly speedup: number;
  /** Drafts deeper than the run did. */
  readonly extrapolated: boolean;
}

/** What a pass over so many rows costs, or null if that was not timed. */
export function costOf({ rows, ms }: PassCosts, count: number): number | null {
  return ms[rows.indexOf(count)] ?? null;
}

/** Empty where one row was not timed: there is then nothing to be faster than. */
export function gammaEstimates({ target, draftMs: draftMsOf, conditionalAcceptance, alpha }: GammaQuestion): readonly GammaEstimate[] {
  const stepMs = costOf(target, 1);
  if (stepMs === null) return [];
  return target.rows.flatMap((rows, i) => {
    const gamma = rows - 1;
    const draftMs = draftMsOf(gamma);
    if (draftMs === null) return [];
    const acceptanceLength = acceptanceLengthOf(Array.from({ length: gamma }, (_, slot) => conditionalAcceptance[slot] ?? alpha));
    const cost = { acceptanceLength, stepMs, draftMs, verifyMs: target.ms[i]! };
    return [{ gamma, acceptanceLength, speedup: speedup(cost), extrapolated: gamma > conditionalAcceptance.length }];
  });
}

/** The first of the fastest: between equals, fewer drafts are fewer wasted. */
export function bestGamma(estimates: readonly GammaEstimate[]): GammaEstimate | null {
  return estimates.reduce<GammaEstimate | null>((best, estimate) => (best && best.speedup >= estimate.speedup ? best : estimate), null);
}
