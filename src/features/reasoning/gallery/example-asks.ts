/** A model behind a URL that nobody asked, in its states: about the edges of a text, and as the judge of two thoughts. */
import { attachSteps, type Attachment } from '#core/reasoning/attach-steps.ts';
import { judgeViews } from '#core/reasoning/judge-views.ts';
import { VERDICT_QUESTIONS } from '#core/reasoning/llm-verdict.ts';
import { judgePair, type PairJudgement, type Verdict } from '#core/reasoning/pairwise-judge.ts';
import { DIMENSIONS, type Dimension } from '#core/reasoning/step-costs.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint } from '#endpoint/endpoint.ts';
import { NO_MODEL, type AskedModel } from '../asked/asked-model.ts';
import type { Asked } from '../asked/asking.ts';
import { verdictsSubject } from '../compare/verdicts-job.ts';
import { edgeQuestions, edgesSubject, VOTES } from '../paste/edges-job.ts';
import { readForPage, type ReadReply, type ReadRequest } from '../paste/read-message.ts';
import type { MadePair } from '../session/made-thoughts.ts';

const endpoint = new Endpoint(endpointAddress('http://localhost:8080/v1'), new EndpointKey(''), 'small-model-8b');
export const CHOSEN: AskedModel = { ...NO_MODEL, endpoint };
const BY = endpoint.name;

export const GONE = 'localhost:8080 does not answer. Start its server, then go on.';
const REASONS: Readonly<Record<Dimension, string>> = {
  macroEfficiency: 'The second opens a line that it never comes back to.',
  macroEffectiveness: 'Both work out all that the problem asks.',
  microEfficiency: 'The second says the same thing twice before it goes on.',
  microEffectiveness: 'The second has a wrong value, and mends it only later.',
};

const done = (subject: string, of: number): Asked<never> => ({ phase: 'done', subject, by: BY, who: endpoint.identity, answered: of, of, waits: null, sentence: null, made: null });

export const SUBJECT = 'example';
export const askedIn = (phase: Asked<never>['phase']): Asked<never> => ({ ...done(SUBJECT, VERDICT_QUESTIONS), ...(phase !== 'done' && { answered: 7 }), phase, sentence: phase === 'failed' ? GONE : null });

/** As a model would say it that agrees with itself, but for one vote that nobody can read. */
export async function edgesAsked(read: ReadRequest): Promise<{ readonly of: ReadRequest; readonly reply: ReadReply; readonly edges: Asked<readonly Attachment[]> }> {
  const { dag: { steps } } = await readForPage(read);
  const parents: readonly number[] = [0, 1, 0, 3, 2, 2];
  const result = await attachSteps(steps, { name: BY, choose: async ({ id }, _, vote) => (id === 4 && vote === 1 ? null : parents[id - 1] === id - 1 ? { action: 'continue', parents: [] } : { action: 'backtrack', parents: [parents[id - 1]!] }) }, { votes: VOTES });
  const of = { ...read, asked: { by: BY, result } };
  return { of, reply: await readForPage(of), edges: { ...done(edgesSubject(read), edgeQuestions(steps.length)), made: of.asked } };
}

export async function verdictsAsked(pair: MadePair): Promise<Asked<PairJudgement<Dimension>>> {
  const [a, b] = [judgeViews(pair.a.thought.dag), judgeViews(pair.b.thought.dag)];
  const verdict = (dimension: Dimension, aFirst: boolean): Verdict => {
    const open = dimension === 'macroEffectiveness';
    const named = open ? [] : b.micro.slice(1, 3).map(({ id }) => id);
    return { winner: open ? 'tie' : aFirst ? 'first' : 'second', margin: 0, reason: aFirst ? REASONS[dimension] : null, named: aFirst ? { first: [], second: named } : { first: named, second: [] } };
  };
  const result = await judgePair({ name: BY, dimensions: DIMENSIONS, verdict: (dimension: Dimension, first: typeof a) => verdict(dimension, first === a) }, a, b, 0);
  return { ...done(verdictsSubject(pair), VERDICT_QUESTIONS), made: { by: BY, result } };
}

export const askedTexts: readonly string[] = [BY, GONE, ...Object.values(REASONS)];
