/** Which file stands beside which: nothing measured, the same suite, a suite that is not stored, cells that nobody else has. */
import { expect, it } from 'vitest';
import { sampleDecode, sampleFile, samplePass } from './sample-files.ts';
import { sectionsOf } from './sections.ts';

const speculation = sampleFile('speculation', [samplePass(), samplePass({ rows: 5 }), sampleDecode(), sampleDecode({ gamma: 7 })]);
const lossless = sampleFile('lossless', [sampleDecode(), sampleDecode({ temperature: 0.8 })]);
const stored = [lossless, speculation];

it('shows what is stored before anything was measured, in the order of the suites', () => {
  expect(sectionsOf(stored, [])).toEqual([{ suite: 'speculation', stored: speculation, here: null }, { suite: 'lossless', stored: lossless, here: null }]);
});

it('puts a suite measured here beside the stored one, once it has a row', () => {
  const here = sampleFile('lossless', [sampleDecode({ speedup: 2 })]);
  expect(sectionsOf(stored, [here]).map((section) => section.here)).toEqual([null, here]);
  expect(sectionsOf(stored, [sampleFile('lossless', [])]).map((section) => section.here)).toEqual([null, null]);
});

it('gives a suite that is not stored the same cells of the file that shares most of them', () => {
  const here = sampleFile('smoke', [samplePass(), sampleDecode(), sampleDecode({ drafter: 'prompt-lookup' })]);
  const [smoke, ...others] = sectionsOf(stored, [here]);
  expect(smoke).toMatchObject({ suite: 'smoke', here, stored: { suite: 'speculation', results: [samplePass(), sampleDecode()] } });
  expect(others).toHaveLength(2);
});

it('shows cells that are stored nowhere alone, and suites that it does not know last', () => {
  const here = sampleFile('later', [sampleDecode({ treeBudget: 31 })]);
  expect(sectionsOf(stored, [here]).at(-1)).toEqual({ suite: 'later', stored: null, here });
});
