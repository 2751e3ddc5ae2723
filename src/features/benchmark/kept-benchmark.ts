/** How far the benchmark has come: kept while the tab lives, so that its results are there after a look at another page. */
import { createStore } from 'zustand/vanilla';
import type { BenchmarkFile } from './result-rows.ts';

export type Progress =
  | { readonly state: 'idle' }
  /** `done`: which part of the cells has been measured. */
  | { readonly state: 'running'; readonly sentence: string; readonly done: number }
  | { readonly state: 'done' | 'stopped' | 'failed'; readonly sentence: string };

export interface KeptBenchmark {
  readonly progress: Progress;
  /** Of the latest run. */
  readonly file: BenchmarkFile | null;
  /** The latest results of each suite that has any: measuring one does not lose another's. */
  readonly measured: readonly BenchmarkFile[];
}

export const keptBenchmark = createStore<KeptBenchmark>()(() => ({ progress: { state: 'idle' }, file: null, measured: [] }));

export function keepFile(file: BenchmarkFile): void {
  keptBenchmark.setState(({ measured }) => ({
    file,
    measured: file.results.length === 0 ? measured : [...measured.filter(({ suite }) => suite !== file.suite), file],
  }));
}
