/** The claims about a thinking reward model (docs/experiments/trm.md) in words. Not dressed yet: the dictionaries that take them in are. */
import type { ClaimId } from '#core/reasoning/claims.ts';

interface Claim {
  readonly title: string;
  readonly paper: string;
  readonly rule: string;
}

/** Of the paper that claims them. */
export const CLAIMS_SOURCE = 'arXiv 2602.08498';

export const thinkingRewardClaims: Readonly<Record<ClaimId, Claim>> = {
  C1: { title: 'A thinking reward model predicts the judge', paper: '88.6 %, against 78.6 (flat), 62.5 and 46.3 (step reward models)', rule: 'share of validation pairs, ties wrong: at least 80 %, above the flat judge and above step likelihood' },
  C2: { title: 'Best-of-N by the reward model gains, though it never saw a wrong trace', paper: 'up to +19.3 points', rule: 'accuracy at N = 16 less N = 1: at least 5 points (0.05), and no N more than one standard error below the one before' },
  C3: { title: 'The reward model’s reward helps reinforcement learning', paper: 'up to +3.9 points', rule: 'accuracy at α = 0.2 less the verifier’s alone, mean over seeds: at least 0, and more ME² duels won than lost' },
  C4: { title: 'A small weight of the reward model is enough', paper: '0.2 is the best of 0.2, 0.5 and 0.8', rule: 'accuracy at α = 0.8 less that at α = 0.2, mean over seeds: at most 0' },
  C5: { title: 'A DAG shows what flat text hides', paper: 'the flat judge ties in 232 of 1,497 pairs', rule: 'share of candidate pairs without an agreed winner, flat judge less DAG judge: above 0' },
};
