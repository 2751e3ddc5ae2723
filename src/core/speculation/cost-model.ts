/**
 * When does speculation pay? Formulas that the page draws beside what it measured (specdec.md 1):
 *
 *   tokens per round   (1 - α^(γ+1)) / (1 - α)           if every draft is accepted with the same, independent probability α
 *   speed-up           τ · T(1) / (T_draft + T(γ+1))     an identity: acceptance length over the round's cost in plain steps
 *   the two together   (1 - α^(γ+1)) / ((1 - α)(γc + 1)) if besides a draft token costs c plain steps, and verifying one
 *
 * Leviathan et al. 2023, equations 1 and theorem 3.8.
 */
export function expectedTokensPerRound(alpha: number, gamma: number): number {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`an acceptance rate lies in 0..1, not at ${alpha}`);
  return alpha === 1 ? gamma + 1 : (1 - alpha ** (gamma + 1)) / (1 - alpha);
}

/** τ = 1 + Σ_k Π_{i<=k} a_i, for acceptance rates that differ by position. */
export function acceptanceLengthOf(conditionalAcceptance: readonly number[]): number {
  let reached = 1;
  return conditionalAcceptance.reduce((sum, a) => {
    reached *= a;
    return sum + reached;
  }, 1);
}

export interface RoundCost {
  readonly acceptanceLength: number;
  /** One plain step of the target. */
  readonly stepMs: number;
  /** The whole draft of a round. */
  readonly draftMs: number;
  /** The target over γ+1 rows. */
  readonly verifyMs: number;
}

export function speedup({ acceptanceLength, stepMs, draftMs, verifyMs }: RoundCost): number {
  return (acceptanceLength * stepMs) / (draftMs + verifyMs);
}

/** The line to compare a measurement with: independent drafts of one acceptance rate, and verification as cheap as one row. */
export function modelledSpeedup(alpha: number, gamma: number, draftStepShare: number): number {
  return expectedTokensPerRound(alpha, gamma) / (gamma * draftStepShare + 1);
}
