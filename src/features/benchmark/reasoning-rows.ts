/** Rows of the suite `reasoning`: the claims of the experiment file, which took hours and are recorded, both judges asked again about the shipped sample, a model trained in a tab, and how well edges of prose are found. */
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { f1Apart, f1Of, type TextScore } from '#core/reasoning/attacher-f1.ts';
import type { PoolFigures } from '#core/reasoning/pool-figures.ts';
import { HANDS } from '#core/reasoning/render-free-text.ts';
import { wilson } from '#core/stats/wilson.ts';
import { reasoningClaimStrings as words } from './reasoning-strings.ts';
import type { ClaimRow } from './result-rows.ts';

type Claim = ReasoningExperiment['claims'][number];

const recorded = ({ id, measured, interval, holds, seeds, scale }: Claim): ClaimRow => ({ kind: 'claim', id, ...words.claims[id], measured, interval, holds, seeds, scale, recorded: true });

/** Those of a larger policy have its name behind theirs. */
export const recordedClaims = ({ claims, larger }: Pick<ReasoningExperiment, 'claims' | 'larger'>): readonly ClaimRow[] =>
  [...claims.map(recorded), ...(larger ? larger.claims.map((claim) => ({ ...recorded(claim), id: `${claim.id}-${larger.policy}` })) : [])];

/** Null where the sample has no candidates. */
export function sampleClaim({ tiesApart, candidates, problems, dag, flatOnKept }: PoolFigures, seed: number): ClaimRow | null {
  if (tiesApart === null) return null;
  const { value, low, high } = tiesApart;
  return { kind: 'claim', id: 'C5-sample', paper: null, ...words.sample, measured: value, interval: [low, high], holds: value > 0, seeds: [seed], scale: words.sampleScale(candidates, problems, dag.kept, flatOnKept.right), recorded: false };
}

/** A training in a tab, as its page tells of it. */
export interface TabTraining {
  readonly steps: number;
  readonly seed: number;
  /** Median. */
  readonly secondsPerStep: number;
  /** With pairs made, kernels compiled, and measurements. */
  readonly seconds: number;
  /** Of `validation` pairs of problems that it never saw; a tie is wrong. */
  readonly accuracy: number;
  readonly validation: number;
  readonly flatAccuracy: number;
  /** Parameters, what it began with, pairs, adapter. */
  readonly scale: string;
}

/** Its interval has to lie above the flat judge: on so few pairs the number alone says little. */
export function tabClaim({ steps, seed, secondsPerStep, seconds, accuracy, validation, flatAccuracy, scale }: TabTraining): ClaimRow {
  const { low, high } = wilson(Math.round(accuracy * validation), validation);
  return { kind: 'claim', id: 'C1-tab', paper: null, ...words.tab, measured: accuracy, interval: [low, high], holds: low > flatAccuracy, seeds: [seed], scale: words.tabScale(steps, secondsPerStep, seconds / 60, flatAccuracy, scale), recorded: false };
}

/** Who attaches steps, whom it has to beat, and what both found in the same texts. `of`: the name of a model, for the scale. */
export interface EdgeMatch {
  readonly kind: 'heuristic' | 'model';
  readonly of: string;
  readonly ours: readonly TextScore[];
  readonly theirs: readonly TextScore[];
}

const sum = (scores: readonly TextScore[], of: 'invalid' | 'votes'): number => scores.reduce((total, score) => total + score[of], 0);

export function edgeClaim({ kind, of, ours, theirs }: EdgeMatch, seed: number): ClaimRow {
  const { value, low, high } = f1Apart(ours, theirs, seed);
  const each = (scores: readonly TextScore[]): string => words.f1(f1Of(scores), HANDS.map((hand) => f1Of(scores, hand)));
  return { kind: 'claim', id: `edges-${kind}`, paper: null, ...words.edges[kind], measured: value, interval: [low, high], holds: low > 0, seeds: [seed], scale: words.edgeScale(new Set(ours.map(({ thought }) => thought)).size, ours.length, of, each(ours), each(theirs), sum(ours, 'invalid'), sum(ours, 'votes')), recorded: false };
}
