/** What a part of the experiment found, as a sentence computed from its figures. A difference is called one only where its interval leaves 0 out. */
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { finalDifference } from '#core/reasoning/policy-runs.ts';
import type { RivalFigures } from '#core/reasoning/rivals.ts';
import { DIMENSIONS, type Dimension } from '#core/reasoning/step-costs.ts';
import { count, decimal } from '#ui/number-format.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { comparedWith } from '../train/compared-with.ts';
import { experimentStrings as words } from './experiment-strings.ts';
import { correlationFigure, percent, points } from './figures.ts';

type Part<Name extends keyof ReasoningExperiment> = NonNullable<ReasoningExperiment[Name]>;
export type Best = Part<'best'>;
export type Alphas = Part<'alphas'>;
export type Judge = Part<'judge'>;
export type Rivals = readonly RivalFigures[];
export type Learning = Part<'trm'>;
export type Correlations = Best['correlations'];

/** The paper's weight. */
const SMALL = 0.2;
const WEAK = 0.1;

export const claimsSentence = (claims: readonly Pick<ReasoningExperiment['claims'][number], 'holds'>[]): string =>
  words.claims.heading(claims.length, claims.filter(({ holds }) => holds === true).length, claims.filter(({ holds }) => holds === false).length);

export function bestFinding({ curves: { trm, majority, oracle }, gain }: Pick<Best, 'curves' | 'gain'>): { readonly heading: string; readonly said: readonly string[] } {
  const [one, most] = [trm[0]!, trm.at(-1)!];
  return {
    heading: words.best.finding(most.n, percent(most.value), percent(one.value)),
    said: [words.best.gain[comparedWith(0, gain)](points(gain.value), points(gain.low), points(gain.high)), words.best.beside(percent(majority.at(-1)!.value), percent(oracle.at(-1)!.value))],
  };
}

export const alphaName = (alpha: number): string => (alpha === 0 ? words.policy.names.verifier : words.policy.names.alpha(alpha));

/** Where one of the two that are compared was not run: what there is. */
export function policyFinding(alphas: Alphas): { readonly heading: string; readonly said: readonly string[] } {
  const [ours, theirs] = [SMALL, 0].map((wanted) => alphas.find(({ alpha }) => alpha === wanted));
  if (!ours || !theirs) return { heading: words.policy.single(alphaName(alphas[0]!.alpha), percent(alphas[0]!.final.value)), said: [] };
  const apart = finalDifference(alphas, SMALL, 0);
  return {
    heading: words.policy.finding(SMALL, percent(ours.final.value), percent(theirs.final.value)),
    said: apart ? [apart.seeds.length === 1 ? words.policy.oneSeed(points(apart.value)) : words.policy.apart[comparedWith(0, apart)](points(apart.low), points(apart.high), apart.seeds.length)] : [],
  };
}

export const largerSentence = (policy: string, claims: readonly Pick<ReasoningExperiment['claims'][number], 'id' | 'holds'>[]): string =>
  words.policy.larger(policy, claims.map(({ id, holds }) => words.policy.byRule(id, holds)).join(', '));

export function judgeFinding({ candidates, dag, flat, flatOnKept: { right, tie, wrong } }: Pick<Judge, 'candidates' | 'dag' | 'flat' | 'flatOnKept'>): { readonly heading: string; readonly said: readonly string[] } {
  const of = (part: number, all: number): string => percent(all === 0 ? 0 : part / all);
  const kept = right + tie + wrong;
  return {
    heading: words.judge.finding(count(candidates), of(dag.kept, candidates), of(flat.kept, candidates)),
    said: kept === 0 ? [] : [words.judge.onKept(count(kept), of(right, kept), of(tie, kept), of(wrong, kept))],
  };
}

export function rivalsSentence(rivals: Rivals): string {
  const [model, flat] = (['trm', 'flat'] as const).map((wanted) => rivals.find(({ rival }) => rival === wanted));
  if (!model) {
    const best = rivals.reduce((found, one) => (one.accuracy.value > found.accuracy.value ? one : found));
    return words.rivals.noModel(words.rivals.names[best.rival], percent(best.accuracy.value));
  }
  const pairs = count(model.right + model.tie + model.wrong);
  return flat ? words.rivals.finding(percent(model.accuracy.value), pairs, percent(flat.accuracy.value)) : words.rivals.alone(percent(model.accuracy.value), pairs);
}

/** By the generator of best-of-N, where it was measured: it is what best-of-N rests on. */
export function scoresSentence(correlations: Correlations): string {
  const known = DIMENSIONS.flatMap((dimension): readonly (readonly [Dimension, number])[] => (correlations[dimension] === null ? [] : [[dimension, correlations[dimension]]]));
  const strongest = known.reduce<readonly [Dimension, number] | null>((found, own) => (found === null || Math.abs(own[1]) > Math.abs(found[1]) ? own : found), null);
  if (strongest === null || Math.abs(strongest[1]) <= WEAK) return words.scores.none(decimal(WEAK));
  return words.scores.finding(reasoningStrings.scores.names[strongest[0]].toLowerCase(), correlationFigure(strongest[1]));
}

export function learningSentence({ pairs, validation }: Pick<Learning, 'pairs' | 'validation'>): string {
  const last = validation.at(-1)!;
  return words.learning.finding(count(last.step), count(pairs), percent(last.accuracy));
}
