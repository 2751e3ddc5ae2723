/** What was not measured has no verdict, no interval and no seeds; every claim has words; the sample's row says what was found here; of no candidates there is none; a training in a tab holds where its interval, not its number, is above the flat judge; edges are set against another attacher's on the same texts. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chainScores, heuristicScores } from '#core/reasoning/attacher-f1.ts';
import { CLAIMS } from '#core/reasoning/claims.ts';
import { readExperiment } from '#core/reasoning/experiment-file.ts';
import { poolFigures } from '#core/reasoning/pool-figures.ts';
import { edgeClaim, recordedClaims, sampleClaim, tabClaim } from './reasoning-rows.ts';
import type { ClaimRow } from './result-rows.ts';

it('tells every claim of the shipped file', () => {
  const file = readExperiment(JSON.parse(readFileSync('public/reasoning/experiment.json', 'utf8')));
  const rows = recordedClaims(file);
  expect(rows.map(({ id }) => id)).toEqual([...CLAIMS, ...(file.larger ? [`C3-${file.larger.policy}`, `C4-${file.larger.policy}`] : [])]);
  for (const { measured, holds, interval, seeds, title, paper } of rows) {
    if (measured === null) expect([holds, interval, seeds]).toEqual([null, null, []]);
    expect([title, paper].every(Boolean)).toBe(true);
  }
});

it('is stored as the shipped file has it', () => {
  const { results } = JSON.parse(readFileSync('bench-results/reasoning.json', 'utf8')) as { readonly results: readonly ClaimRow[] };
  expect(results.filter(({ recorded }) => recorded)).toEqual(recordedClaims(readExperiment(JSON.parse(readFileSync('public/reasoning/experiment.json', 'utf8')))));
});

it('tells what the sample came to', () => {
  const none = poolFigures([], 1);
  expect(sampleClaim(none, 1)).toBeNull();
  expect(sampleClaim({ ...none, tiesApart: { value: 0, low: -1, high: 1 } }, 1)).toMatchObject({ measured: 0, holds: false, recorded: false, seeds: [1] });
});

it('tells of a training in a tab', () => {
  const training = { steps: 60, seed: 1, secondsPerStep: 1.25, seconds: 90, accuracy: 0.875, validation: 48, flatAccuracy: 0.69, scale: 'Facts.' };
  const row = tabClaim(training);
  expect(row).toMatchObject({ id: 'C1-tab', measured: 0.875, holds: true, seeds: [1], scale: '60 steps of 1.25 s (median), 1.5 min in all; flat judge 69.0 % of the same pairs. Facts.' });
  expect(row.interval![0]).toBeCloseTo(0.753, 3);
  expect(tabClaim({ ...training, flatAccuracy: 0.8 }).holds).toBe(false);
});

it('tells how well edges are found, and by whose hand', async () => {
  const options = { thoughts: 6 };
  const [rule, chain] = [await heuristicScores(options), await chainScores(options)];
  const row = edgeClaim({ kind: 'heuristic', of: 'the rule', ours: rule, theirs: chain }, 1);
  expect(row).toMatchObject({ id: 'edges-heuristic', holds: true, seeds: [1] });
  expect(row.scale).toMatch(/^18 texts of known edges, of 6 thoughts, over which the interval runs; F1 0\.\d{3} \(plain, wordy, loose: 0\.\d\d, 0\.\d\d, 0\.\d\d\) by the rule, against 0\.\d{3} \(/);
  expect(edgeClaim({ kind: 'model', of: 'a model', ours: chain, theirs: chain }, 1)).toMatchObject({ id: 'edges-model', measured: 0, holds: false });
});
