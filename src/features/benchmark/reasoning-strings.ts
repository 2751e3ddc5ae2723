/** Words of the claims about a thinking reward model (docs/experiments/trm.md). */
import { thinkingRewardClaims } from '#ui/thinking-reward-claims.ts';
import { wording } from '#ui/wording.ts';

export const reasoningClaimStrings = wording({
  claims: thinkingRewardClaims,
  sample: { title: 'On a shipped sample, judged again, flat text ties more often than the DAG', rule: thinkingRewardClaims.C5.rule },
  sampleScale: (candidates: number, problems: number, kept: number, right: number) => `${candidates} candidate pairs of ${problems} validation problems; of ${kept} that the DAG judge keeps the flat judge names ${right} rightly`,
});
