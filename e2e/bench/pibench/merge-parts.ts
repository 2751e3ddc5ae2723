/** Parts as one file of results: cells in the suite's own order, rows of agents and the findings over all that was played. Throws a sentence where they do not belong together. */
import { agentRunRows, findingClaims } from '#features/benchmark/pibench-rows.ts';
import type { BenchmarkFile } from '#features/benchmark/result-rows.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { agentCells, PAGE_CELLS } from './cells.ts';
import type { Part } from './parts.ts';

export interface MergedWhere {
  readonly date: string;
  readonly cores: number;
}

const SUITE = 'pibench';

function theOne(what: string, values: readonly string[]): string {
  const [first, ...others] = new Set(values);
  if (first === undefined) throw new Error('There are no parts in this folder: run the suite first, with --shard or --parts.');
  if (others.length > 0) throw new Error(`These parts are of ${what} that differ (${[first, ...others].map((one) => one.slice(0, 12)).join(', ')}), so they are no one run. Put parts of one checkout into a folder of their own.`);
  return first;
}

export function mergeParts(parts: readonly Part[], dataset: Dataset, { date, cores }: MergedWhere): BenchmarkFile {
  const hash = theOne('tasks', parts.map((part) => part.dataset));
  if (hash !== dataset.hash) throw new Error('These parts are of other tasks than this checkout has: merge them in the checkout that they were made in.');
  const order = new Map([...agentCells(dataset.personas.map(({ id }) => id)).map(({ name }) => name), ...PAGE_CELLS].map((name, place) => [name, place]));
  const placeOf = ({ cell }: Part): number => order.get(cell) ?? order.size;
  const seedOf = ({ results }: Part): number => results[0]?.cell.seed ?? 0;
  const sorted = [...parts].sort((a, b) => placeOf(a) - placeOf(b) || (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : seedOf(a) - seedOf(b)));
  const results = sorted.flatMap((part) => part.results);
  return {
    schema: 1, suite: SUITE, date, commit: theOne('commits', parts.map(({ commit }) => commit)), command: [...new Set(sorted.map(({ command }) => command))].join(' && '), seed: 1, models: { target: '' },
    browser: [...new Set(sorted.map(({ browser }) => browser))].join(', '), dataset: hash, cores, adapter: { vendor: 'none', architecture: '', description: 'no GPU takes part', features: [] },
    cells: [...new Set(sorted.map(({ cell }) => cell))],
    results: [...agentRunRows(results), ...(results.length > 0 ? findingClaims(dataset.personas, results) : []), ...sorted.flatMap(({ rows }) => rows)],
  };
}
