/** Words of the claims about a thinking reward model (docs/experiments/trm.md). */
import { CLAIMS } from '#core/reasoning/claims.ts';
import { CLAIMS_SOURCE, thinkingRewardClaims } from '#ui/thinking-reward-claims.ts';
import { wording } from '#ui/wording.ts';

/** The benchmark tells claims of several papers, so each says of which. */
const claims = Object.fromEntries(CLAIMS.map((id) => [id, { ...thinkingRewardClaims[id], paper: `${CLAIMS_SOURCE}: ${thinkingRewardClaims[id].paper}` }])) as typeof thinkingRewardClaims;

export const reasoningClaimStrings = wording({
  claims,
  tab: { title: 'A reward model trained in a tab prefers what the judge prefers', rule: 'share of validation pairs, ties wrong: its 95 % interval above the flat judge' },
  tabScale: (steps: number, pace: number, minutes: number, flat: number, facts: string) => `${steps} steps of ${pace.toFixed(2)} s (median), ${minutes.toFixed(1)} min in all; flat judge ${(100 * flat).toFixed(1)} % of the same pairs. ${facts}`,
  sample: { title: 'On a shipped sample, judged again, flat text ties more often than the DAG', rule: thinkingRewardClaims.C5.rule },
  edges: {
    heuristic: { title: 'The rule finds more edges of prose than a chain does', rule: 'F1 over edges, the rule less “each step goes on from the one before”: its 95 % interval above 0' },
    model: { title: 'A model that attaches steps finds more edges of prose than the rule does', rule: 'F1 over edges, the attachment procedure with this model less the rule: its 95 % interval above 0' },
  },
  f1: (all: number, hands: readonly number[]) => `${all.toFixed(3)} (plain, wordy, loose: ${hands.map((f1) => f1.toFixed(2)).join(', ')})`,
  edgeScale: (thoughts: number, texts: number, of: string, ours: string, theirs: string, invalid: number, votes: number) =>
    `${texts} texts of known edges, of ${thoughts} thoughts, over which the interval runs; F1 ${ours} by ${of}, against ${theirs}${invalid > 0 ? `; ${invalid} of ${votes} votes could not be used, and count as “goes on”` : ''}`,
  rule: 'the rule', modelScale: (model: string, votes: number) => `${model}, ${votes} votes a step`,
  sampleScale: (candidates: number, problems: number, kept: number, right: number) => `${candidates} candidate pairs of ${problems} validation problems; of ${kept} that the DAG judge keeps the flat judge names ${right} rightly`,
});
