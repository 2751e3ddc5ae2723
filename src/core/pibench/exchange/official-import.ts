/**
 * Official outputs as runs (pibench.md 6 and 8.7): any number of models and personas, each a log like our own, with its scores counted anew from
 * the log's lines and verdicts next to those that were recorded.
 */
import { PIBENCH_FORMAT, PIBENCH_VERSION, type PiRun } from '../events.ts';
import { MAX_TURNS } from '../play-run.ts';
import type { FileFault, Folder } from '../read/folder.ts';
import { hashOf } from '../read/read-dataset.ts';
import { runScore, tally, type RunScore } from '../score/run-score.ts';
import type { Dataset, Persona, Task } from '../task.ts';
import { outputsIn, type OutputRun } from './official-outputs.ts';
import { readOutputTask, type ReadOutputTask } from './official-task.ts';

export interface Compared {
  /** As the files have it; null: they do not say. */
  readonly recorded: number | null;
  /** null: not scored. */
  readonly recomputed: number | null;
}

export interface ComparedTask {
  readonly task: string;
  /** Pooled with its seeds. */
  readonly proc: Compared;
  readonly ownProc: Compared;
  readonly comp: Compared;
}

export interface ImportedRun {
  readonly run: PiRun;
  /** With the tasks as they were played. */
  readonly persona: Persona;
  /** Which of several runs of the model; null: there was one. */
  readonly repeat: number | null;
  readonly score: RunScore;
  readonly proc: Compared;
  readonly comp: Compared;
  readonly tasks: readonly ComparedTask[];
}

export interface ImportedOutputs {
  readonly runs: readonly ImportedRun[];
  readonly faults: readonly FileFault[];
}

/** Reads all of it. `known`: datasets that may hold the personas. Rejects where it was stopped. */
export async function importOutputs(folder: Folder, known: readonly Dataset[], signal?: AbortSignal): Promise<ImportedOutputs> {
  const { runs: places, faults: strays } = outputsIn(folder);
  const faults = [...strays];
  const runs: ImportedRun[] = [];
  for (const place of places) {
    signal?.throwIfAborted();
    const read = await importRun(folder, place, known);
    faults.push(...read.faults);
    if (read.run) runs.push(read.run);
  }
  return { runs, faults };
}

/** One model with one persona; null: none of its tasks could be read. */
export async function importRun(folder: Folder, place: OutputRun, known: readonly Dataset[]): Promise<{ readonly run: ImportedRun | null; readonly faults: readonly FileFault[] }> {
  const faults: FileFault[] = [];
  const dataset = known.find(({ personas }) => personas.some(({ id }) => id === place.persona)) ?? null;
  const persona = dataset?.personas.find(({ id }) => id === place.persona) ?? null;
  const read: ReadOutputTask[] = [];
  for (const one of place.tasks) {
    const got = await readOutputTask(folder, one, place.persona, persona?.tasks.find(({ id }) => id === one.task) ?? null, (fault) => faults.push(fault));
    if (got) read.push(got);
  }
  if (read.length === 0) return { run: null, faults };
  return { run: assemble(folder.name, place, dataset, persona, read), faults };
}

function assemble(folder: string, { model, repeat, persona: id }: OutputRun, dataset: Dataset | null, known: Persona | null, read: readonly ReadOutputTask[]): ImportedRun {
  const persona = known ? withTasks(known, read) : unknownPersona(id, read);
  const order = new Map(persona.tasks.map((task, i) => [task.id, i]));
  const played = [...read].sort((a, b) => order.get(a.task.id)! - order.get(b.task.id)!);
  const [first] = played.flatMap(({ log }) => log.run ?? []);
  const marked = played.find(({ log }) => log.dataset)?.log.dataset;
  const turns = played.flatMap(({ events }) => events.flatMap((event) => (event.type === 'message' ? [event.turn] : [])));
  const run: PiRun = {
    header: {
      format: PIBENCH_FORMAT,
      version: PIBENCH_VERSION,
      dataset: dataset ? { name: dataset.name, kind: dataset.kind, hash: dataset.hash } : (marked ?? { name: folder, kind: 'official', hash: hashOf([persona]) }),
      persona: id,
      tasks: played.map(({ task }) => task.id),
      agent: { kind: 'recorded', name: model },
      // The official harness keeps the workspace and the agent's own notes in it.
      memory: first?.memory ?? 'workspace',
      judge: 'recorded',
      seed: first?.seed ?? 0,
      maxTurns: Math.max(first?.maxTurns ?? MAX_TURNS, ...turns),
      reveal: first?.reveal ?? 'official',
    },
    events: [...played.flatMap(({ events }) => events), { type: 'end' }],
  };
  const score = runScore(persona, run.events, run.header.maxTurns);
  const latest = [...read].sort((a, b) => (a.stamp < b.stamp ? 1 : -1)).find(({ recorded }) => recorded !== null)?.recorded;
  return {
    run,
    persona,
    repeat,
    score,
    proc: { recorded: latest?.overallProc ?? null, recomputed: score.score?.proc ?? null },
    comp: { recorded: latest?.overallComp ?? null, recomputed: score.score?.comp ?? null },
    tasks: played.map(({ task, recorded }) => {
      const scored = score.score?.tasks.find((one) => one.task === task.id);
      const { covered, intents, comp } = tally(persona, score.sessions.find((session) => session.task === task.id)!);
      const own = intents === 0 ? 0 : covered / intents;
      return {
        task: task.id,
        proc: { recorded: recorded?.proc ?? null, recomputed: scored?.proc ?? own },
        ownProc: { recorded: recorded?.ownProc ?? null, recomputed: scored?.ownProc ?? own },
        comp: { recorded: recorded?.comp ?? null, recomputed: comp },
      };
    }),
  };
}

/** The dataset's persona, its tasks as they were played; what it does not have comes last. */
function withTasks(known: Persona, read: readonly ReadOutputTask[]): Persona {
  const played = new Map(read.map(({ task }) => [task.id, task]));
  const others = read.flatMap(({ task }) => (known.tasks.some(({ id }) => id === task.id) ? [] : [task]));
  return { ...known, tasks: [...known.tasks.map((task) => played.get(task.id) ?? task), ...others] };
}

/** Tasks in the order of their times (of ours, which has none, of their places), each behind the seeds that it leans on. */
function unknownPersona(id: string, read: readonly ReadOutputTask[]): Persona {
  const seeds = new Set(read.flatMap(({ task }) => task.seeds));
  const when = ({ stamp, log, task }: ReadOutputTask): string => `${stamp} ${String(log.run?.place ?? 0).padStart(5, '0')} ${task.id}`;
  const byTime = [...read].sort((a, b) => (when(a) < when(b) ? -1 : 1)).map(({ task }): Task => (seeds.has(task.id) ? { ...task, role: 'seed' } : task));
  const tasks: Task[] = [];
  for (const task of byTime) for (const one of [...byTime.filter(({ id: seed }) => task.seeds.includes(seed)), task]) if (!tasks.includes(one)) tasks.push(one);
  return { id, name: id, line: '', role: '', preferences: {}, goals: [], tools: [], tasks };
}
