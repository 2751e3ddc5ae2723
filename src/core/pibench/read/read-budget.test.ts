/** Folders beyond their bytes and their number of files: tasks come first, one sentence tells the rest, and what nobody reads costs nothing. */
import { describe, expect, it } from 'vitest';
import { SYNTHETIC_TREE } from '../exchange/synthetic-tree.ts';
import type { Folder, FolderFile } from './folder.ts';
import { MOST_SET_BYTES, MOST_SET_FILES, withinBudget } from './read-budget.ts';
import { readDataset } from './read-dataset.ts';

const sized = (files: readonly FolderFile[]): Folder => ({ name: 'copy', files, text: async (path) => path });
const ROOT = 'a/';
const asset = (i: number, bytes: number): FolderFile => ({ path: `a/tasks/t/${String(i).padStart(5, '0')}.csv`, bytes });
const TASK = { path: 'a/tasks/t/task.yaml', bytes: 1000 };

describe('a folder', () => {
  it('beyond its bytes is read as far as they go, the tasks first', async () => {
    const { folder, faults } = withinBudget(sized([...Array.from({ length: 100 }, (_, i) => asset(i, 200_000)), TASK]), [ROOT]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'a/tasks/t/00079.csv', line: null });
    expect(faults[0]!.sentence).toContain(`${MOST_SET_BYTES / 1e6} MB`);
    expect(faults[0]!.sentence).toContain('21 files (4.2 MB) beyond that were left out');
    expect(await folder.text(TASK.path)).toBe(TASK.path);
    expect(await folder.text('a/tasks/t/00078.csv')).toContain('78');
    await expect(folder.text('a/tasks/t/00079.csv')).rejects.toThrow('left out');
  });
  it('beyond its number of files, too', () => {
    expect(withinBudget(sized(Array.from({ length: MOST_SET_FILES + 1 }, (_, i) => asset(i, 1))), [ROOT]).faults[0]!.sentence).toContain('One file (0.0 MB) beyond that was');
  });
  it('within it stays as it is; films and what lies elsewhere are not counted', () => {
    const folder = sized([TASK, { path: 'a/tasks/t/film.mp4', bytes: 1e9 }, { path: 'a/tasks/t/huge.csv', bytes: 1e9 }, { path: 'b/tasks/t/task.yaml', bytes: 1e9 }, { path: 'a/notes.csv', bytes: 199_999 }]);
    expect(withinBudget(folder, [ROOT])).toEqual({ folder, faults: [] });
  });
  it('is told beside what was read of it', async () => {
    const files = Object.entries(SYNTHETIC_TREE).map(([path, text]) => ({ path, bytes: text.length }));
    const [box] = files.filter(({ path }) => path.endsWith('task.yaml'));
    const many = Array.from({ length: 100 }, (_, i) => ({ path: box!.path.replace('task.yaml', `z${i}.csv`), bytes: 200_000 }));
    const { faults, dataset } = await readDataset({ name: 'x', files: [...files, ...many], text: async (path) => SYNTHETIC_TREE[path] ?? 'x' }, 'official');
    expect(faults.some(({ sentence }) => sentence.includes('were left out'))).toBe(true);
    expect(dataset.personas.flatMap(({ tasks }) => tasks)).toHaveLength(4);
  });
});
