/** What was not measured has no verdict, no interval and no seeds; every claim has words; the sample's row says what was found here; of no candidates there is none. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLAIMS } from '#core/reasoning/claims.ts';
import { readExperiment } from '#core/reasoning/experiment-file.ts';
import { poolFigures } from '#core/reasoning/pool-figures.ts';
import { recordedClaims, sampleClaim } from './reasoning-rows.ts';

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
