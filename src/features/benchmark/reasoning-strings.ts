/** Words of the claims about a thinking reward model (docs/experiments/trm.md). */
import type { ClaimId } from '#core/reasoning/claims.ts';
import { wording } from '#ui/wording.ts';

interface Claim {
  readonly title: string;
  readonly paper: string;
  readonly rule: string;
}

const SOURCE = 'arXiv 2602.08498';
const claims: Readonly<Record<ClaimId, Claim>> = {
  C1: { title: 'A thinking reward model predicts the judge', paper: `${SOURCE}: 88.6 %, against 78.6 (flat), 62.5 and 46.3 (step reward models)`, rule: 'share of validation pairs, ties wrong: at least 0.8, above the flat judge and above step likelihood' },
  C2: { title: 'Best-of-N by the reward model gains, though it never saw a wrong trace', paper: `${SOURCE}: up to +19.3 points`, rule: 'accuracy at N = 16 less N = 1, at least 0.05, and no N more than one standard error below the one before' },
  C3: { title: 'The reward model’s reward helps reinforcement learning', paper: `${SOURCE}: up to +3.9 points`, rule: 'accuracy at α = 0.2 less the verifier’s alone, mean over seeds, at least 0, and more ME² duels won than lost' },
  C4: { title: 'A small weight of the reward model is enough', paper: `${SOURCE}: 0.2 is the best of 0.2, 0.5 and 0.8`, rule: 'accuracy at α = 0.8 less that at α = 0.2, mean over seeds, at most 0' },
  C5: { title: 'A DAG shows what flat text hides', paper: `${SOURCE}: the flat judge ties in 232 of 1,497 pairs`, rule: 'share of candidate pairs without an agreed winner, flat judge less DAG judge, above 0' },
};

export const reasoningClaimStrings = wording({
  claims,
  sample: { title: 'On a shipped sample, judged again, flat text ties more often than the DAG', rule: 'share of candidate pairs without an agreed winner, flat judge less DAG judge, above 0' },
  tab: { title: 'A reward model trained in a tab prefers what the judge prefers', rule: 'share of validation pairs, ties wrong: its 95 % interval above the flat judge' },
  tabScale: (steps: number, pace: number, minutes: number, flat: number, facts: string) => `${steps} steps of ${pace.toFixed(2)} s (median), ${minutes.toFixed(1)} min in all; flat judge ${(100 * flat).toFixed(1)} % of the same pairs. ${facts}`,
  sampleScale: (candidates: number, problems: number, kept: number, right: number) => `${candidates} candidate pairs of ${problems} validation problems; of ${kept} that the DAG judge keeps the flat judge names ${right} rightly`,
});
