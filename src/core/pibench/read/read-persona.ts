/**
 * A persona's folder as a Persona: profile, episode, tools and tasks, with the contract between them (pibench.md 3.4). What is broken is named and left
 * out; a persona is lost only where its profile or its episode cannot be read.
 */
import type { FileFault, Folder, FolderFile } from './folder.ts';
import { isInside } from './folder.ts';
import { readBySchema, readTaskFile, taskOf, type TaskFile } from './read-task.ts';
import { episodeSchema, profileSchema, toolsSchema, type RawEpisode, type RawTask } from './task-schema.ts';
import type { Persona, Task, TaskRole } from '../task.ts';

/** Text files of a workspace are read up to this size, each. */
const MOST_ASSET_BYTES = 200_000;
const TEXT = /\.(md|txt|csv|tsv|json|ya?ml|py|html?|xml|ini|toml|log)$/i;
/** Of a task's folder, what no workspace gets (pibench.md 3.1). */
const NOT_STAGED = /(^|\/)(task\.yaml|\.history|\.result|\.eval_result)(\/|$)/;

/** A file that makes a persona or a task, by its path below the persona's root. */
export const isOfTasks = (path: string): boolean => /^(profile|episode|tools)\.yaml$|^tasks\/[^/]+\/task\.yaml$/.test(path);
/** A file beside a task that is read. */
export const isAssetText = ({ path, bytes }: FolderFile): boolean => TEXT.test(path) && bytes <= MOST_ASSET_BYTES;

export interface Asset {
  readonly path: string;
  readonly bytes: number;
  readonly text: boolean;
}

export interface ReadPersona {
  readonly persona: Persona | null;
  readonly faults: readonly FileFault[];
  readonly assets: readonly Asset[];
  /** Rule graders in Python that were named and cannot run here. */
  readonly scripts: number;
}

async function textOf(folder: Folder, path: string): Promise<string | null> {
  return folder.text(path).catch(() => null);
}

export async function readPersona(folder: Folder, root: string): Promise<ReadPersona> {
  const read = async <Schema extends Parameters<typeof readBySchema>[2]>(name: string, schema: Schema) => {
    const file = `${root}${name}`;
    const text = await textOf(folder, file);
    return text === null ? { ok: false as const, faults: [{ file, line: null, sentence: 'This file is missing or cannot be read.' }] } : readBySchema(file, text, schema);
  };
  // Behind a network every file is a round trip: none waits for another that it does not need.
  const [profile, episode, tools] = await Promise.all([read('profile.yaml', profileSchema), read('episode.yaml', episodeSchema), read('tools.yaml', toolsSchema)]);
  const faults: FileFault[] = [profile, episode, tools].flatMap((one) => (one.ok ? [] : one.faults));
  if (!profile.ok || !episode.ok) return { persona: null, faults, assets: [], scripts: 0 };

  const files = new Map<string, TaskFile>();
  let scripts = 0;
  await Promise.all(
    episode.output.tasks.map(async ({ task_id: id }) => {
      const file = `${root}tasks/${id}/task.yaml`;
      const text = isInside(id) ? await textOf(folder, file) : null;
      files.set(id, text === null ? { ok: false, faults: [{ file, line: null, sentence: 'This task is named in the episode, and its file is missing.' }] } : readTaskFile(file, text));
    }),
  );
  const sound: { readonly raw: RawTask; readonly place: number }[] = [];
  for (const [place, entry] of episode.output.tasks.entries()) {
    const file = files.get(entry.task_id)!;
    if (!file.ok) {
      faults.push(...file.faults);
      continue;
    }
    if (file.raw.objectives?.tools_evaluation_path) scripts += 1;
    const broken = contract(episode.output, place, files).map((sentence) => ({ file: `${root}episode.yaml`, line: episode.lineOf(['tasks', place]), sentence }));
    if (file.raw.task_id !== entry.task_id) broken.push({ file: `${root}tasks/${entry.task_id}/task.yaml`, line: file.lineOf(['task_id']), sentence: `task_id is ${file.raw.task_id}, and its folder says ${entry.task_id}.` });
    faults.push(...broken);
    if (broken.length > 0) continue;
    sound.push({ raw: file.raw, place });
  }
  const staged = await Promise.all(sound.map(({ raw }) => stage(folder, `${root}tasks/${raw.task_id}/`)));
  const tasks = sound.map(({ raw, place }, i): Task => taskOf(raw, roleOf(episode.output, place), episode.output.tasks[place]!.depends_on ?? [], staged[i]!.workspace));
  const { user_id: id, role, preferences, long_term_goals: goals, x_name: name = id, x_line: line = '' } = profile.output;
  return { persona: { id, name, line, role, preferences: preferences ?? {}, goals: goals ?? [], tools: tools.ok ? tools.output.tool_names : [], tasks }, faults, assets: staged.flatMap(({ assets }) => assets), scripts };
}

function roleOf({ tasks }: RawEpisode, place: number): TaskRole {
  const { task_id: id, depends_on: seeds } = tasks[place]!;
  if ((seeds ?? []).length > 0) return 'dependent';
  return tasks.some((other) => other.depends_on?.includes(id)) ? 'seed' : 'independent';
}

const hasCriteria = (file: TaskFile | undefined): boolean => file?.ok === true && ((file.raw.objectives?.checklist ?? []).length > 0 || Boolean(file.raw.objectives?.tools_evaluation_path));

/** What the episode says of a task that cannot be (pibench.md 3.4). */
function contract({ tasks }: RawEpisode, place: number, files: ReadonlyMap<string, TaskFile>): string[] {
  const { task_id: id, depends_on: list } = tasks[place]!;
  const seeds = list ?? [];
  const faults: string[] = [];
  if (tasks.findIndex((other) => other.task_id === id) !== place) faults.push(`${id} stands in the episode twice.`);
  if (seeds.length > 0 && !hasCriteria(files.get(id))) faults.push(`${id} leans on other tasks and has no criteria.`);
  for (const [at, seed] of seeds.entries()) {
    const where = tasks.findIndex((other) => other.task_id === seed);
    if (seed === id) faults.push(`${id} leans on itself.`);
    else if (seeds.indexOf(seed) !== at) faults.push(`${id} names ${seed} twice.`);
    else if (where < 0) faults.push(`${id} leans on ${seed}, which is not in the episode.`);
    else if (where > place) faults.push(`${id} leans on ${seed}, which comes later.`);
    else if (hasCriteria(files.get(seed))) faults.push(`${id} leans on ${seed}, which has criteria itself.`);
  }
  return faults;
}

/** Text files beside the task, by their name in the workspace; of others, that they are there. */
async function stage(folder: Folder, root: string): Promise<{ workspace: Record<string, string>; assets: Asset[] }> {
  const assets = folder.files
    .filter(({ path }) => path.startsWith(root) && !NOT_STAGED.test(path.slice(root.length)))
    .map(({ path, bytes }): Asset => ({ path, bytes, text: isAssetText({ path, bytes }) }));
  const texts = await Promise.all(assets.map(async ({ path, text }) => (text ? textOf(folder, path) : null)));
  const workspace: Record<string, string> = {};
  for (const [i, { path }] of assets.entries()) {
    const name = path.slice(root.length);
    const text = texts[i] ?? null;
    if (text !== null && name !== '__proto__') workspace[name] = text;
  }
  return { workspace, assets };
}
