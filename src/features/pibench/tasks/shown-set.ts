/** What the screen shows of a set that was read elsewhere: the same as of one that the visitor opened, as far as the tasks tell. */
import { censusOf, type ReadDataset } from '#core/pibench/read/read-dataset.ts';
import type { Dataset } from '#core/pibench/task.ts';

export function shownSet(dataset: Dataset): ReadDataset {
  const encoder = new TextEncoder();
  const assets = dataset.personas.flatMap(({ id, tasks }) =>
    tasks.flatMap((task) => Object.entries(task.workspace).map(([name, text]) => ({ path: `${id}/tasks/${task.id}/${name}`, bytes: encoder.encode(text).length, text: true }))));
  return { dataset, census: censusOf(dataset.personas), faults: [], assets, scripts: 0 };
}
