/** What passes between the page and a worker that plays scripted cells: the tasks once, then a cell at a time, each answered by what came of it. */
import type { LabDataset, ScriptedCell } from '#core/pibench/lab/play-scripted.ts';
import type { RunScore } from '#core/pibench/score/run-score.ts';

export type ToBatch = { readonly kind: 'tasks'; readonly dataset: LabDataset } | { readonly kind: 'cell'; readonly cell: ScriptedCell };

export type FromBatch =
  | { readonly kind: 'played'; readonly cell: string; readonly score: RunScore }
  | { readonly kind: 'failed'; readonly cell: string; readonly text: string };
