/** How far the benchmark has come: kept while the tab lives, so that its results are there after a look at another page. */
import { createStore } from 'zustand/vanilla';
import type { BenchmarkFile } from './result-rows.ts';

export type Progress =
  | { readonly state: 'idle'; readonly sentence: string }
  | { readonly state: 'running' | 'done' | 'stopped' | 'failed'; readonly sentence: string };

export interface KeptBenchmark {
  readonly progress: Progress;
  readonly file: BenchmarkFile | null;
}

export const keptBenchmark = createStore<KeptBenchmark>()(() => ({ progress: { state: 'idle', sentence: '' }, file: null }));
