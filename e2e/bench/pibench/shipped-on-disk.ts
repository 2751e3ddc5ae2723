/** The shipped tasks as the page reads them, from this checkout: the same hash. */
import { readDataset } from '#core/pibench/read/read-dataset.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { diskFolder } from '../../../scripts/pibench/disk-folder.ts';
import { TASKS } from './cells.ts';

export async function shippedOnDisk(): Promise<Dataset> {
  const { dataset } = await readDataset(diskFolder(TASKS), 'own');
  return { ...dataset, name: 'own' };
}
