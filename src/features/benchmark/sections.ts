/**
 * Which files stand beside each other. Every stored file has a section, with what was measured here of the same suite. A suite
 * that was measured and is not stored has one too, beside the same cells of the stored file that shares most of them.
 */
import { rowKey } from './pair-rows.ts';
import type { BenchmarkFile } from './result-rows.ts';
import { SUITES } from './suites.ts';

export interface Section {
  readonly suite: string;
  readonly stored: BenchmarkFile | null;
  readonly here: BenchmarkFile | null;
}

function sameCells(stored: readonly BenchmarkFile[], here: BenchmarkFile): BenchmarkFile | null {
  const wanted = new Set(here.results.map(rowKey));
  const shared = stored.map((file) => ({ ...file, results: file.results.filter((row) => wanted.has(rowKey(row))) }));
  const best = shared.reduce<BenchmarkFile | null>((most, file) => (file.results.length > (most?.results.length ?? 0) ? file : most), null);
  return best;
}

/** In the order of the choice of suites; those that it does not know come last. */
const place = ({ suite }: Section): number => (SUITES.findIndex(({ name }) => name === suite) + SUITES.length + 1) % (SUITES.length + 1);

export function sectionsOf(stored: readonly BenchmarkFile[], measured: readonly BenchmarkFile[]): readonly Section[] {
  const told = measured.filter(({ results }) => results.length > 0);
  const beside = stored.map((file) => ({ suite: file.suite, stored: file, here: told.find(({ suite }) => suite === file.suite) ?? null }));
  const alone = told
    .filter(({ suite }) => stored.every((file) => file.suite !== suite))
    .map((here) => ({ suite: here.suite, stored: sameCells(stored, here), here }));
  return [...alone, ...beside].sort((a, b) => place(a) - place(b));
}
