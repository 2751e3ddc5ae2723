/** Lists the files of public/pibench anew, checks them, or one persona or task of them, and prints what does not hold. */
import { checkSet } from '#core/pibench/check/check-set.ts';
import { readDataset } from '#core/pibench/read/read-dataset.ts';
import { diskFolder } from './disk-folder.ts';
import { writeList } from './list.ts';

export async function check([persona, task]: readonly string[]): Promise<number> {
  writeList();
  const { dataset, census, faults } = await readDataset(diskFolder('public/pibench'), 'own');
  const wanted = (id: string): boolean => (persona === undefined || id.startsWith(persona)) && (task === undefined || id === task || id.endsWith(`_${task}`));
  for (const { file, line, sentence } of faults) console.log(`${file}${line === null ? '' : `:${line}`}  ${sentence}`);
  const found = (await checkSet(persona === undefined ? dataset.personas : dataset.personas.filter(({ id }) => id === persona))).filter((fault) => wanted(fault.task));
  for (const fault of found) console.log(`${fault.task}${fault.intent === null ? '' : ` / ${fault.intent}`}: ${fault.what}`);
  console.log(`${census.tasks} tasks, ${census.intents} intents, ${census.criteria} criteria read; ${faults.length + found.length} faults.`);
  return faults.length + found.length;
}
