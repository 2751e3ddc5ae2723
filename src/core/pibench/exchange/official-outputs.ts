/**
 * What lies in a folder that holds official outputs (pibench.md 6), by its paths alone: models, personas, tasks and, of each task, the files of
 * its latest run. Nothing is read yet.
 */
import { isInside, type FileFault, type Folder, type FolderFile } from '../read/folder.ts';

export interface OutputTask {
  readonly task: string;
  /** YYYYMMDD_HHMMSS of its messages. */
  readonly stamp: string;
  readonly messages: FolderFile;
  readonly log: FolderFile | null;
  readonly result: FolderFile | null;
  /** The agent's insides, by turn in order. */
  readonly insides: readonly FolderFile[];
}

export interface OutputRun {
  /** Folder of the persona, with a `/` behind. */
  readonly root: string;
  readonly model: string;
  /** Which of several runs of the model; null: there was one. */
  readonly repeat: number | null;
  readonly persona: string;
  readonly tasks: readonly OutputTask[];
}

export const MOST_RUN_FILES = 2000;

const PLACE = /^((?:.*\/)?([^/]+)\/([^/]+)\/)([^/]+)\/(history\/(\d{8}_\d{6})-(messages|log)\.jsonl|eval\/results\/(\d{8}_\d{6})_result\.json|eval\/trace_logs\/(\d{8}_\d{6})\/turn_([\d_]+)\.json)$/;

interface Found {
  readonly kind: 'messages' | 'log' | 'result' | 'inside';
  readonly stamp: string;
  readonly turn: string;
  readonly file: FolderFile;
}

export function outputsIn({ files }: Folder): { readonly runs: readonly OutputRun[]; readonly faults: readonly FileFault[] } {
  const faults: FileFault[] = [];
  const runs = new Map<string, { readonly model: string; readonly persona: string; readonly tasks: Map<string, Found[]>; count: number }>();
  for (const file of files) {
    if (!isInside(file.path)) {
      faults.push({ file: file.path, line: null, sentence: 'This path leads out of the folder, so the file was not read.' });
      continue;
    }
    const match = PLACE.exec(file.path);
    if (!match) continue;
    const [, root, model, persona, task, , history, kind, result, inside, turn = ''] = match;
    const run = runs.get(root!) ?? { model: model!, persona: persona!, tasks: new Map<string, Found[]>(), count: 0 };
    runs.set(root!, run);
    run.count += 1;
    const found: Found = { kind: kind ? (kind as 'messages' | 'log') : result ? 'result' : 'inside', stamp: (history ?? result ?? inside)!, turn, file };
    run.tasks.set(task!, [...(run.tasks.get(task!) ?? []), found]);
  }
  return {
    runs: [...runs].flatMap(([root, { model, persona, tasks, count }]): OutputRun[] => {
      if (count > MOST_RUN_FILES) {
        faults.push({ file: root, line: null, sentence: `This run has ${count} files, and at most ${MOST_RUN_FILES} are read: open the folder without its trace_logs.` });
        return [];
      }
      const [, name, repeat] = /^(.*?)(?:__run(\d{1,4}))?$/.exec(model)!;
      const read = [...tasks].flatMap(([task, found]) => latest(task, found) ?? []);
      return read.length === 0 ? [] : [{ root, model: name!, repeat: repeat === undefined ? null : Number(repeat), persona, tasks: read }];
    }),
    faults,
  };
}

/** The latest messages, the log that goes with them, the latest result; null: no messages. */
function latest(task: string, found: readonly Found[]): OutputTask | null {
  const of = (kind: Found['kind']): Found[] => found.filter((one) => one.kind === kind).sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
  const [messages] = of('messages');
  if (!messages) return null;
  const logs = of('log');
  const insides = of('inside');
  const turnOf = ({ turn }: Found): number => Number(turn.replaceAll('_', ''));
  return {
    task,
    stamp: messages.stamp,
    messages: messages.file,
    log: (logs.find(({ stamp }) => stamp === messages.stamp) ?? logs[0])?.file ?? null,
    result: of('result')[0]?.file ?? null,
    insides: insides.filter(({ stamp }) => stamp === insides[0]!.stamp).sort((a, b) => turnOf(a) - turnOf(b)).map(({ file }) => file),
  };
}
