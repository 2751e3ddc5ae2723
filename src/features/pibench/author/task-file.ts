/** The file of a task in a folder of a set, wherever its person's folder lies. */
import type { Folder } from '#core/pibench/read/folder.ts';

/** Rejects where there is none. */
export async function taskFile(folder: Folder, persona: string, task: string): Promise<string> {
  const end = `tasks/${task}/task.yaml`;
  const all = folder.files.map(({ path }) => path).filter((path) => path === end || path.endsWith(`/${end}`));
  const path = all.find((one) => one.endsWith(`${persona}/${end}`)) ?? all[0];
  if (path === undefined) throw new Error(`There is no ${end}.`);
  return folder.text(path);
}
