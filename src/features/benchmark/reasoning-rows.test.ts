/** What was not measured has no verdict, no interval and no seeds; every claim has words; the sample's row says what was found here; of no candidates there is none; a training in a tab holds where its interval, not its number, is above the flat judge. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLAIMS } from '#core/reasoning/claims.ts';
import { readExperiment } from '#core/reasoning/experiment-file.ts';
import { poolFigures } from '#core/reasoning/pool-figures.ts';
import { recordedClaims, sampleClaim, tabClaim } from './reasoning-rows.ts';

it('tells every claim of the shipped file', () => {
  const rows = recordedClaims(readExperiment(JSON.parse(readFileSync('public/reasoning/experiment.json', 'utf8'))));
  expect(rows.map(({ id }) => id)).toEqual([...CLAIMS]);
  for (const { measured, holds, interval, seeds, title, paper } of rows) {
    if (measured === null) expect([holds, interval, seeds]).toEqual([null, null, []]);
    expect([title, paper].every(Boolean)).toBe(true);
  }
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
