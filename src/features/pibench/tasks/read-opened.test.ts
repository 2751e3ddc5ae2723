/** Tasks, outputs, both, neither; and a set whose every intent has a detector. */
import { describe, expect, it } from 'vitest';
import { heldFolder } from '#core/pibench/read/folder.ts';
import { holdsOutputs, readOpened } from './read-opened.ts';

const task = (more = ''): string => `schema_version: v2\ntask_id: t1\nuser_id: ada\nintent:\n  initial_input: Please sort these.\n  hidden_intent:\n    - content: By colour.\n${more}`;
const tree = (one: string) => ({
  'Pi/data/ada/profile.yaml': 'schema_version: v2\nuser_id: ada\nrole: Sorts things.\n',
  'Pi/data/ada/episode.yaml': 'schema_version: v2\nepisode_id: e\nuser_id: ada\ntasks: [{task_id: t1}]\n',
  'Pi/data/ada/tools.yaml': 'tool_names: []\n',
  'Pi/data/ada/tasks/t1/task.yaml': one,
});
const HISTORY = { 'outputs/some-model/ada/t1/history/20270101_120000-messages.jsonl': '' };

describe('an opened folder is', () => {
  it('a set of tasks without detectors', async () => {
    const folder = heldFolder('copy', tree(task()));
    expect(await readOpened(folder)).toMatchObject({ dataset: { name: 'copy', kind: 'official' }, census: { tasks: 1 } });
    expect(holdsOutputs(folder)).toBe(false);
  });

  it('a set like ours, where rules judge all of it', async () => {
    expect(await readOpened(heldFolder('mine', tree(task('      x_do: {all: [{opens: red}]}\n'))))).toMatchObject({ dataset: { kind: 'own' } });
  });

  it('outputs, with or without tasks', async () => {
    expect(await readOpened(heldFolder('outputs', HISTORY))).toBeNull();
    expect(holdsOutputs(heldFolder('copy', { ...tree(task()), ...HISTORY }))).toBe(true);
  });

  it('nothing of the sort', async () => {
    const folder = heldFolder('photos', { 'a.jpg': '', 'history/notes.txt': '' });
    expect([await readOpened(folder), holdsOutputs(folder)]).toEqual([null, false]);
  });
});
