/** What readers of files would say, and what lies in an imagined copy: no words of the page's. */
import type { FileFault } from '#core/pibench/read/folder.ts';
import type { Asset } from '#core/pibench/read/read-persona.ts';
import { simulatedDataset } from '#core/pibench/simulated-pibench-persona.ts';

export const FAULTS: readonly FileFault[] = [
  { file: 'Pi/data/orchard/tasks/orchard_task_07/task.yaml', line: 12, sentence: 'This line is no YAML that can be read (Missing closing "quote): mend it, then open the folder again.' },
  { file: 'Pi/data/orchard/tasks/orchard_task_11/task.yaml', line: 1, sentence: 'schema_version: only schema_version v2 is read.' },
  { file: 'Pi/data/ferry/episode.yaml', line: 31, sentence: 'ferry_task_14 leans on ferry_task_19, which comes later.' },
  { file: '../notes.md', line: null, sentence: 'This path leads out of the folder, so the file was not read.' },
];

const at = 'Pi/data/choir/tasks/choir_task_02/';
export const ASSETS: readonly Asset[] = [
  { path: `${at}pieces.csv`, bytes: 118, text: true }, { path: `${at}poster.pdf`, bytes: 284_310, text: false }, { path: `${at}hall.png`, bytes: 1_204_000, text: false },
  { path: 'Pi/data/choir/tasks/choir_task_03/LICENSE', bytes: 900, text: false },
];

export const LOGIN = 'My account for the mail is tove@choir.example, the password is Low-Water-7.';
export const NOT_THERE = 'In Photos there is no profile.yaml beside an episode.yaml, and no history of messages. Choose the root of the repository, its folder data, or a folder of outputs.';

const loginParts = LOGIN.split('Low-Water-7');
/** For the check that no word came past the dictionaries. */
export const tasksSentences: readonly string[] = [
  ...FAULTS.flatMap(({ file, sentence }) => [file, sentence]), ...ASSETS.flatMap(({ path }) => [path.split('/').at(-1)!, path.split('.').at(-1)!]), LOGIN, ...loginParts, NOT_THERE, 'Pi', 'c0ffee5eed', 'simulated',
  ...simulatedDataset.personas.flatMap(({ id, name, line, tasks }) => [
    id, name, line,
    ...tasks.flatMap((task) => [task.id, task.title, task.description, task.opening, ...task.intents.map(({ content }) => content), ...task.criteria.map(({ text }) => text), ...task.filesRead, ...Object.values(task.workspace), task.difficulty ?? '']),
  ]),
].filter((text) => text !== '' && text !== '.');
