/**
 * How well edges of free text are found (note reasoning.md 3.2), where the true ones are known: by the rule against a chain, and by the attachment procedure with a model
 * behind a URL against the rule.
 */
import { ATTACHMENT_SCHEMA, promptedAttacher, type Ask } from '#core/reasoning/attach-prompt.ts';
import { chainScores, edgeScores, heuristicScores } from '#core/reasoning/attacher-f1.ts';
import { complete } from '#endpoint/complete.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { edgeClaim } from '#features/benchmark/reasoning-rows.ts';
import { reasoningClaimStrings as words } from '#features/benchmark/reasoning-strings.ts';
import type { ClaimRow } from '#features/benchmark/result-rows.ts';
import { nodeLine } from '../asked-endpoint.ts';

const SEED = 1;
/** Of a model, which is asked once a step and vote; in full as many as the rule. */
const FEW_THOUGHTS = 6;
const VOTES = 3;
/** One line of JSON, and room for a model that thinks before it. */
const MOST_TOKENS = 2000;

export const measureRule = async (): Promise<ClaimRow> => edgeClaim({ kind: 'heuristic', of: words.rule, ours: await heuristicScores(), theirs: await chainScores() }, SEED);

/** Throws a sentence where the endpoint fails. */
export async function measureModel(endpoint: Endpoint, full: boolean, tell: (sentence: string) => void): Promise<ClaimRow> {
  const ask: Ask = async ({ system, user }, vote, signal) => {
    const messages = [{ role: 'system', content: system }, { role: 'user', content: user }] as const;
    // votes are to differ where the model is unsure, and to be the same the next time
    return (await complete(endpoint, nodeLine, { messages, schema: { name: 'attachment', schema: ATTACHMENT_SCHEMA }, temperature: 0.7, seed: SEED + vote, maxTokens: MOST_TOKENS }, signal && { signal })).text;
  };
  const options = full ? {} : { thoughts: FEW_THOUGHTS };
  const ours = await edgeScores((problem) => promptedAttacher(endpoint.model, problem, ask), { ...options, votes: VOTES, onText: (done, of) => tell(`Text ${done} of ${of}`) });
  return edgeClaim({ kind: 'model', of: words.modelScale(endpoint.model, VOTES), ours, theirs: await heuristicScores(options) }, SEED);
}
