/** Our own set, fetched from beside the page: one persona first, so that it can be played, then the others. */
import { hashOf, personaRoots } from '#core/pibench/read/read-dataset.ts';
import type { Folder } from '#core/pibench/read/folder.ts';
import { readPersona } from '#core/pibench/read/read-persona.ts';
import { shippedFolder } from '#core/pibench/read/shipped-folder.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';

const base = (): string => `${import.meta.env.BASE_URL}pibench/`;

async function fetchText(path: string): Promise<string> {
  const response = await fetch(base() + path);
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`);
  return response.text();
}

export const shippedTasks = (): Promise<Folder> => shippedFolder(fetchText);

/** Tells the set so far, without a hash until it is whole, whenever a persona has been read; `first` (by id) is read before the others. Rejects where the list or every persona is out of reach. */
export async function loadShippedSet(first: string | null, onSet: (dataset: Dataset, whole: boolean) => void): Promise<void> {
  const folder = await shippedTasks();
  const roots = personaRoots(folder);
  const order = [...roots].sort((a, b) => Number(b === `${first ?? ''}/`) - Number(a === `${first ?? ''}/`));
  const read = new Map<string, Persona>();
  let fault: unknown = null;
  for (const root of order) {
    try {
      const { persona, faults } = await readPersona(folder, root);
      if (persona && persona.tasks.length > 0) read.set(root, persona);
      else fault = new Error(faults[0]?.sentence);
    } catch (error) {
      fault = error;
      continue;
    }
    const personas = roots.flatMap((one) => read.get(one) ?? []);
    const whole = read.size === roots.length;
    onSet({ name: 'own', kind: 'own', hash: whole ? hashOf(personas) : '', personas }, whole);
  }
  if (read.size === 0) throw fault instanceof Error ? fault : new Error('There are no tasks.');
}
