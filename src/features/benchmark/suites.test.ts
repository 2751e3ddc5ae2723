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

it('lossless in full has written more than 10,000 tokens a drafter, a tree apart, and every one is that of plain decoding', () => {
  interface Row { readonly drafter: string; readonly treeBudget: number; readonly family: string; readonly temperature: number; readonly tokens: number; readonly identical: boolean }
  const { results } = JSON.parse(readFileSync('bench-results/lossless.json', 'utf8')) as { readonly results: readonly Row[] };
  const asked = cellsOf('lossless', true).map(({ drafter, treeBudget, temperature }) => ({ drafter, treeBudget, temperature }));
  const whole = results.filter(({ family }) => family === 'all');
  expect(whole.map(({ drafter, treeBudget, temperature }) => ({ drafter, treeBudget, temperature }))).toEqual(asked);
  for (const { drafter, treeBudget } of asked) {
    const own = whole.filter((row) => row.drafter === drafter && row.treeBudget === treeBudget);
    expect(own.reduce((sum, { tokens }) => sum + tokens, 0), drafter).toBeGreaterThan(10_000);
    expect(own.every(({ identical }) => identical)).toBe(true);
  }
});
