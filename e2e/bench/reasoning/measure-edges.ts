/**
 * How well edges of free text are found (note reasoning.md 3.2), where the true ones are known: by the rule against a chain, and by the attachment procedure with a model
 * behind a URL against the rule.
 */
import { promptedAttacher } from '#core/reasoning/attach-prompt.ts';
import { chainScores, edgeScores, heuristicScores } from '#core/reasoning/attacher-f1.ts';
import { complete } from '#endpoint/complete.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { edgeClaim } from '#features/benchmark/reasoning-rows.ts';
import { reasoningClaimStrings as words } from '#features/benchmark/reasoning-strings.ts';
import type { ClaimRow } from '#features/benchmark/result-rows.ts';
import { askOf } from '#features/reasoning/asked/ask-of.ts';
import { SCHEMA, VOTES } from '#features/reasoning/paste/edges-job.ts';
import { nodeLine } from '../asked-endpoint.ts';

const SEED = 1;
/** Of a model, which is asked once a step and vote; in full as many as the rule. */
const FEW_THOUGHTS = 6;
/** One line of JSON, and room for a model that thinks before it. */
const MOST_TOKENS = 2000;

export const measureRule = async (): Promise<ClaimRow> => edgeClaim({ kind: 'heuristic', of: words.rule, ours: await heuristicScores(), theirs: await chainScores() }, SEED);

/** Throws a sentence where the endpoint fails. */
export async function measureModel(endpoint: Endpoint, full: boolean, tell: (sentence: string) => void): Promise<ClaimRow> {
  const ask = askOf((request, signal) => complete(endpoint, nodeLine, request, signal && { signal }), SCHEMA, MOST_TOKENS);
  const options = full ? {} : { thoughts: FEW_THOUGHTS };
  const ours = await edgeScores((problem) => promptedAttacher(endpoint.model, problem, ask), { ...options, votes: VOTES, onText: (done, of) => tell(`Text ${done} of ${of}`) });
  return edgeClaim({ kind: 'model', of: words.modelScale(endpoint.model, VOTES), ours, theirs: await heuristicScores(options) }, SEED);
}
