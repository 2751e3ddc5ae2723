/** Rows of the suite `reasoning`: the claims of the experiment file, which took hours and are recorded, and both judges asked again about the shipped sample. */
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import type { PoolFigures } from '#core/reasoning/pool-figures.ts';
import { reasoningClaimStrings as words } from './reasoning-strings.ts';
import type { ClaimRow } from './result-rows.ts';

export const recordedClaims = ({ claims }: Pick<ReasoningExperiment, 'claims'>): readonly ClaimRow[] =>
  claims.map(({ id, measured, interval, holds, seeds, scale }) => ({ kind: 'claim', id, ...words.claims[id], measured, interval, holds, seeds, scale, recorded: true }));

/** Null where the sample has no candidates. */
export function sampleClaim({ tiesApart, candidates, problems, dag, flatOnKept }: PoolFigures, seed: number): ClaimRow | null {
  if (tiesApart === null) return null;
  const { value, low, high } = tiesApart;
  return { kind: 'claim', id: 'C5-sample', paper: null, ...words.sample, measured: value, interval: [low, high], holds: value > 0, seeds: [seed], scale: words.sampleScale(candidates, problems, dag.kept, flatOnKept.right), recorded: false };
}
