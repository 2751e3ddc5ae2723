/** A folder through a worker of the same code: the same as read by the page; files that take for ever, a stop, a worker that breaks, none to be had. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldFolder } from '#core/pibench/read/folder.ts';
import { FolderOfPage, type ToReader } from './folder-of-page.ts';
import { MOST_FILE_MS, readInWorker, type ReadWorker } from './read-in-worker.ts';
import { readWhole } from './read-opened.ts';

const task = (id: string): string => `schema_version: v2\ntask_id: ${id}\nuser_id: ada\nintent:\n  initial_input: Please sort these.\n  hidden_intent:\n    - content: By colour.\n`;
const folder = heldFolder('copy', {
  'ada/profile.yaml': 'schema_version: v2\nuser_id: ada\nrole: Sorts things.\n', 'ada/tools.yaml': 'tool_names: []\n',
  'ada/episode.yaml': 'schema_version: v2\nepisode_id: e\nuser_id: ada\ntasks: [{task_id: t1}, {task_id: t2}]\n',
  'ada/tasks/t1/task.yaml': task('t1'), 'ada/tasks/t2/task.yaml': task('t2'), 'ada/tasks/t2/list.csv': 'a,b\n',
});
const never = new AbortController().signal;

/** Never comes back from a file of that name. */
function workers(hangsOn: (path: string) => boolean = () => false) {
  const started: { ended: boolean }[] = [];
  const start = (): ReadWorker => {
    const state = { ended: false };
    started.push(state);
    const worker: ReadWorker = { onmessage: null, onerror: null, terminate: () => { state.ended = true; }, postMessage: (message: ToReader) => {
      if (message.kind === 'text' && message.text !== null && hangsOn(message.path)) return;
      setTimeout(() => page.hear(structuredClone(message)));
    } };
    const page = new FolderOfPage((message) => setTimeout(() => worker.onmessage?.({ data: structuredClone(message) })));
    return worker;
  };
  return { start, started };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

async function run<Value>(work: Promise<Value>): Promise<Value> {
  work.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(MOST_FILE_MS * 6);
  return work;
}

describe('a folder is read in a worker', () => {
  it('as the page would, file by file, and the worker is let go', async () => {
    const { start, started } = workers();
    const told: number[] = [];
    expect(await run(readInWorker(folder, (done) => told.push(done), never, start))).toEqual(await readWhole(folder));
    // the end comes before the last is told
    expect(told).toEqual([1, 2, 3, 4, 5]);
    expect(started).toEqual([{ ended: true }]);
  });

  it('without the file that takes too long, which is named', async () => {
    const { start, started } = workers((path) => path.endsWith('t1/task.yaml'));
    const { read } = await run(readInWorker(folder, () => undefined, never, start));
    expect(read!.dataset.personas[0]!.tasks.map(({ id }) => id)).toEqual(['t2']);
    expect(read!.faults).toEqual([{ file: 'ada/tasks/t1/task.yaml', line: null, sentence: expect.stringContaining('longer than 10 seconds') as string }]);
    expect(started).toEqual([{ ended: true }, { ended: true }]);
  });

  it('or not at all, where too many do', async () => {
    const { start } = workers((path) => path.endsWith('task.yaml'));
    const ids = ['t1', 't2', 't3', 't4'];
    const many = heldFolder('copy', {
      'profile.yaml': 'schema_version: v2\nuser_id: ada\nrole: Sorts things.\n', 'tools.yaml': 'tool_names: []\n',
      'episode.yaml': `schema_version: v2\nepisode_id: e\nuser_id: ada\ntasks: [${ids.map((id) => `{task_id: ${id}}`).join(', ')}]\n`, ...Object.fromEntries(ids.map((id) => [`tasks/${id}/task.yaml`, task(id)])),
    });
    await expect(run(readInWorker(many, () => undefined, never, start))).rejects.toThrow('too many of its files');
  });

  it('until it is stopped', async () => {
    const { start, started } = workers(() => true);
    const stop = new AbortController();
    const work = readInWorker(folder, () => undefined, stop.signal, start);
    work.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
    stop.abort(new Error('by hand'));
    await expect(work).rejects.toThrow('by hand');
    expect(started).toEqual([{ ended: true }]);
  });

  it('or says that its worker broke; by the page, where there is none', async () => {
    const broken = (): ReadWorker => {
      const worker: ReadWorker = { onmessage: null, onerror: null, terminate: () => undefined, postMessage: () => setTimeout(() => worker.onerror?.(undefined as never)) };
      return worker;
    };
    await expect(run(readInWorker(folder, () => undefined, never, broken))).rejects.toThrow('in the background stopped');
    expect((await run(readInWorker(folder, () => undefined, never, () => { throw new Error('none'); }))).read?.census.tasks).toBe(2);
  });
});
