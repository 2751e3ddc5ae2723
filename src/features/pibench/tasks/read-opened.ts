/** What an opened folder is (pibench.md 8.7): tasks, by a `profile.yaml` beside an `episode.yaml`; recorded outputs, by their histories; or both. */
import { outputsIn } from '#core/pibench/exchange/official-outputs.ts';
import type { Folder } from '#core/pibench/read/folder.ts';
import { personaRoots, readDataset, type ReadDataset } from '#core/pibench/read/read-dataset.ts';

export const holdsOutputs = (folder: Folder): boolean => outputsIn(folder).runs.length > 0;

/** null: there are no tasks in it. */
export async function readOpened(folder: Folder): Promise<ReadDataset | null> {
  const roots = personaRoots(folder);
  if (roots.length === 0) return null;
  const read = await readDataset(folder, 'official', roots);
  const intents = read.dataset.personas.flatMap(({ tasks }) => tasks.flatMap((task) => task.intents));
  // a set written like ours is judged like ours: by rules, which no official task has
  const own = intents.length > 0 && intents.every(({ does }) => does !== null);
  return own ? { ...read, dataset: { ...read.dataset, kind: 'own' } } : read;
}

export interface Opened {
  /** null: there are outputs alone, or nothing of the sort. */
  readonly read: ReadDataset | null;
  readonly outputs: boolean;
}

export const readWhole = async (folder: Folder): Promise<Opened> => ({ read: await readOpened(folder), outputs: holdsOutputs(folder) });
