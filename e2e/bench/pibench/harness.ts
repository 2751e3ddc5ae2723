/** The shipped tasks and the lab's workers on a page of their own, for the suite's tests: plays what it is asked, and says how long that took. */
import { logHash } from '#core/pibench/exchange/log-hash.ts';
import { labCells, type LabPlan } from '#core/pibench/lab/lab-plan.ts';
import type { LabResult } from '#core/pibench/lab/lab-results.ts';
import { isScripted, playScripted } from '#core/pibench/lab/play-scripted.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { playBatch } from '#features/pibench/lab/play-batch.ts';
import { loadShippedSet } from '#features/pibench/session/shipped-set.ts';

export interface Played {
  readonly results: readonly LabResult[];
  /** From the first worker's start to the last answer. */
  readonly ms: number;
}

export interface PibenchHarness {
  readonly dataset: string;
  readonly tasks: number;
  /** Rejects where a cell failed. */
  play(plan: LabPlan, workers: number): Promise<Played>;
  /** Of the plan's first cell, made on the page itself. */
  log(plan: LabPlan): Promise<{ readonly hash: string; readonly events: number }>;
}

declare global {
  interface Window {
    pibench: PibenchHarness;
  }
}

function wholeSet(): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    loadShippedSet(null, (dataset, whole) => { if (whole) resolve(dataset); }).then(() => reject(new Error('Some of the shipped tasks could not be read.')), reject);
  });
}

const set = await wholeSet();
const cellsOf = (plan: LabPlan) => labCells(set.personas, plan).filter(isScripted);

window.pibench = {
  dataset: set.hash,
  tasks: set.personas.reduce((sum, { tasks }) => sum + tasks.length, 0),
  play: (plan, workers) => new Promise((resolve, reject) => {
    const cells = cellsOf(plan);
    const scores = new Map<string, LabResult>();
    const begun = performance.now();
    playBatch(set, cells, workers, {
      onStart: () => undefined,
      onPlayed: (cell, score) => scores.set(cell.id, { cell, score }),
      onFailed: ({ id }, text) => reject(new Error(`${id}: ${text}`)),
      onEnd: () => resolve({ results: cells.flatMap(({ id }) => scores.get(id) ?? []), ms: performance.now() - begun }),
    });
  }),
  log: async (plan) => {
    const run = await playScripted(set, cellsOf(plan)[0]!, RULE_JUDGE, new AbortController().signal);
    return { hash: logHash(run), events: run.events.length };
  },
};
document.documentElement.dataset.ready = 'true';
