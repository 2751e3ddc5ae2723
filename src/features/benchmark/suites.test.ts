/** What suites promise: cells that the engine can do, names that tell them apart, and in full enough tokens for the claim of losslessness. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clampConfig } from '#core/trace/run-config.ts';
import { SUITES } from './suites.ts';

const cellsOf = (name: string, full: boolean) => SUITES.find((suite) => suite.name === name)!.cells(full).filter((cell) => cell.kind === 'decode');

describe.each(SUITES.map(({ name }) => name))('%s', (name) => {
  it.each([false, true])('in full %o: every cell is a run that exists, under a name of its own', (full) => {
    const cells = cellsOf(name, full);
    expect(new Set(cells.map((cell) => cell.name)).size).toBe(cells.length);
    for (const { drafter, gamma, treeBudget, temperature, rule, maxTokens } of cells) {
      expect(drafter === 'ddtree').toBe(treeBudget > 0 && (drafter === 'ddtree' || drafter === 'dflash'));
      expect(clampConfig({ drafter: drafter === 'ddtree' ? 'dflash' : drafter, gamma, treeBudget, temperature, rule, maxTokens }).clamped).toEqual([]);
    }
  });
});

it.each(['drafters', 'lossless'])('%s asks everybody who drafts', (name) => {
  expect(new Set(cellsOf(name, false).map(({ drafter }) => drafter))).toEqual(new Set(['draft-model', 'prompt-lookup', 'eagle3', 'dflash', 'ddtree']));
});

it('only drafters times rounds, and all of its cells do', () => {
  for (const { name } of SUITES) expect(cellsOf(name, false).every(({ roundRepeats }) => roundRepeats > 0 === (name === 'drafters'))).toBe(true);
});

it('lossless in full writes more than 10,000 greedy tokens a drafter', () => {
  interface Stored { readonly results: readonly { readonly family: string; readonly temperature: number; readonly tokens: number; readonly prompts: number }[] }
  const stored = JSON.parse(readFileSync('bench-results/lossless.json', 'utf8')) as Stored;
  const all = stored.results.find(({ family, temperature }) => family === 'all' && temperature === 0)!;
  for (const { promptsPerFamily, temperature } of cellsOf('lossless', true)) {
    if (temperature === 0) expect((6 * promptsPerFamily * all.tokens) / all.prompts).toBeGreaterThan(10_000);
  }
});
