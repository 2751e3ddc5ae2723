/**
 * Scripted and page cells both come to an end; pause and a reload lose the session at hand alone; a fault in every session fails the cell, and trying again
 * goes on behind the last sound one; stop forgets; storage that refuses is said once and stops nothing. A reload brings the plan back, and scripts are made
 * again without what costs something; a pause while the last session is being kept lets one cell be played at a time.
 */
import { expect, it } from 'vitest';
import type { PiEvent, RunHeader } from '#core/pibench/events.ts';
import { labCells, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import { PIBENCH_FORMAT, PIBENCH_VERSION } from '#core/pibench/events.ts';
import { KeepFault, type KeptRun, type KeptRuns } from './kept-runs.ts';
import type { BatchWorker } from './play-batch.ts';
import { LabQueue, resultsOf, type PlayCell } from './queue.ts';

const dataset = { name: 't', kind: 'own', hash: 'h', personas: SIMULATED_PERSONAS } as const;
const cellsOf = (kind: 'scripted' | 'endpoint'): LabCell[] => labCells(SIMULATED_PERSONAS, {
  scope: { kind: 'persona', persona: 'bikes' }, memories: ['none'], seeds: [1], judge: 'rules',
  agents: [kind === 'scripted' ? { kind: 'scripted', script: 'oracle' } : { kind: 'endpoint', host: 'h', model: 'm' }],
});

function playedShelf(refuses = false): KeptRuns & { readonly runs: Map<string, KeptRun> } {
  const runs = new Map<string, KeptRun>();
  const answer = async (act: () => void): Promise<void> => {
    await Promise.resolve();
    if (refuses) throw new KeepFault('full');
    act();
  };
  return { runs, all: async () => [...runs.values()], keep: (run) => answer(() => runs.set(run.id, structuredClone(run))), forget: (ids) => answer(() => ids.forEach((id) => runs.delete(id))) };
}

class Worker implements BatchWorker {
  onmessage: BatchWorker['onmessage'] = null;
  onerror = null;
  postMessage(message: Parameters<BatchWorker['postMessage']>[0]): void {
    if (message.kind === 'cell') setTimeout(() => this.onmessage?.({ data: { kind: 'played', cell: message.cell.id, score: simulatedResult(message.cell).score } }));
  }
  terminate(): void { /* it holds nothing */ }
}

const headerOf = (cell: LabCell): RunHeader => ({ format: PIBENCH_FORMAT, version: PIBENCH_VERSION, dataset: { name: 't', kind: 'own', hash: 'h' }, persona: cell.persona, tasks: cell.tasks, agent: cell.agent, memory: cell.memory, judge: 'rules', seed: 1, maxTurns: 30, reveal: 'official' });
const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A session of three events; `fails` says which of them break. */
const player = (fails: (task: string) => boolean = () => false, played: string[] = []): PlayCell => async (cell, before, tell, signal) => {
  tell.header(headerOf(cell));
  const over = new Set(before.flatMap((event) => (event.type === 'close' ? [event.task] : [])));
  for (const task of cell.tasks.filter((one) => !over.has(one))) {
    played.push(task);
    tell.event({ type: 'session', task, files: [], apps: {} as never, memory: '' });
    await pause();
    if (signal.aborted) throw new Error('aborted');
    tell.event({ type: 'message', turn: 1, text: 'Done.', tokens: { prompt: 100, completion: 10 } });
    tell.event({ type: 'close', task, turn: 1, ...(fails(task) ? { reason: 'error', text: 'The endpoint is gone.' } : { reason: 'resolved' }) });
    signal.throwIfAborted();
  }
  tell.event({ type: 'end' });
};

function queueOf(playCell: PlayCell, kept: KeptRuns = playedShelf()): LabQueue {
  let clock = 0;
  return new LabQueue({ dataset, playCell, kept, now: () => (clock += 10), hands: 2, openWorker: () => new Worker() });
}
const settled = async (queue: LabQueue): Promise<void> => {
  for (let i = 0; i < 400 && queue.store.getState().running; i += 1) await pause(1);
  await pause();
};
const states = (queue: LabQueue) => queue.store.getState().items.map(({ state, over }) => [state, over]);

it('scripted ones and others come to an end, each once', async () => {
  const queue = queueOf(player());
  queue.add([...cellsOf('endpoint'), ...cellsOf('scripted'), ...cellsOf('scripted')]);
  queue.start();
  await settled(queue);
  expect(states(queue)).toEqual([['done', 20], ['done', 20]]);
  expect(resultsOf(queue.store.getState().items)).toHaveLength(2);
  expect(queue.store.getState().msPerSession.page).toBeGreaterThan(0);
});

it('paused and gone on in another visit: no session is played twice but the one at hand', async () => {
  const shelf = playedShelf();
  const played: string[] = [];
  const first = queueOf(player(undefined, played), shelf);
  first.add(cellsOf('endpoint'));
  first.start();
  await pause(15);
  first.pause();
  const before = first.store.getState().items[0]!;
  expect(before.state).toBe('waiting');
  expect(before.over).toBeGreaterThan(0);
  expect(before.over).toBeLessThan(20);
  await pause(5);
  const second = queueOf(player(undefined, played), shelf);
  await second.restore();
  expect(states(second)).toEqual([['waiting', before.over]]);
  second.start();
  await settled(second);
  expect(states(second)).toEqual([['done', 20]]);
  expect(played.length).toBeLessThanOrEqual(21);
  const third = queueOf(player(), shelf);
  await third.restore();
  expect(resultsOf(third.store.getState().items)[0]!.score.turns).toBe(20);
});

it('two failed sessions in a row fail the cell with their reason; tried again it goes on behind the sound ones', async () => {
  let broken = true;
  const queue = queueOf(player((task) => broken && Number(task.slice(-2)) > 5));
  queue.add(cellsOf('endpoint'));
  queue.start();
  await settled(queue);
  expect(queue.store.getState().items[0]).toMatchObject({ state: 'failed', over: 7, text: 'The endpoint is gone.' });
  broken = false;
  queue.retry();
  expect(queue.store.getState().items[0]!.over).toBe(5);
  await settled(queue);
  expect(states(queue)).toEqual([['done', 20]]);
});

it('stop forgets what has not ended', async () => {
  const shelf = playedShelf();
  const queue = queueOf(player(), shelf);
  queue.add(cellsOf('endpoint'));
  await pause();
  expect(shelf.runs.size).toBe(1);
  queue.start();
  await pause(3);
  queue.stop();
  await pause(5);
  expect([queue.store.getState().items, shelf.runs.size]).toEqual([[], 0]);
});

it('full storage has a sentence, and the run goes on', async () => {
  const queue = queueOf(player(), playedShelf(true));
  queue.add(cellsOf('endpoint'));
  queue.start();
  await settled(queue);
  expect(queue.store.getState().notice).toBe('full');
  expect(states(queue)).toEqual([['done', 20]]);
});

it('events of a run are whole and in order', async () => {
  const queue = queueOf(player());
  queue.add(cellsOf('endpoint'));
  queue.start();
  await settled(queue);
  const events: readonly PiEvent[] = queue.store.getState().items[0]!.events;
  expect(events.filter(({ type }) => type === 'session')).toHaveLength(20);
  expect(events.at(-1)).toEqual({ type: 'end' });
});

it('a reload brings the plan back in its order, and makes the scripts again, alone', async () => {
  const shelf = playedShelf();
  const first = queueOf(player(), shelf);
  first.add([...cellsOf('scripted'), ...cellsOf('endpoint')]);
  await pause();
  expect([...shelf.runs.values()].map(({ events }) => events.length)).toEqual([0, 0]);

  const second = queueOf(player(), shelf);
  void second.restore();
  await second.remake();
  await settled(second);
  expect(second.store.getState().items.map(({ cell, state, earlier }) => [cell.agent.kind, state, earlier])).toEqual([['scripted', 'done', true], ['endpoint', 'waiting', true]]);
  second.pause();
  await second.remake();
  expect(second.store.getState().running).toBe(false);
  second.start();
  await settled(second);
  expect(states(second)).toEqual([['done', 20], ['done', 20]]);
});

it('what is run while scripts are made again is run too', async () => {
  const shelf = playedShelf();
  queueOf(player(), shelf).add(cellsOf('scripted'));
  await pause();
  const queue = queueOf(player(), shelf);
  void queue.restore();
  await queue.remake();
  queue.add(cellsOf('endpoint'));
  queue.start();
  await settled(queue);
  expect(states(queue)).toEqual([['done', 20], ['done', 20]]);
});

it('clear leaves nothing of a plan to a later visit', async () => {
  const shelf = playedShelf();
  const queue = queueOf(player(), shelf);
  queue.add([...cellsOf('scripted'), ...cellsOf('endpoint')]);
  await pause();
  queue.clear();
  // whoever closes the page now is told that it is not done
  expect([shelf.runs.size, queue.store.getState().items.length, queue.store.getState().forgetting]).toEqual([2, 0, true]);
  await pause();
  expect([shelf.runs.size, queue.store.getState().forgetting]).toEqual([0, false]);
});

it('what is put there while the disk forgets stays', async () => {
  const shelf = playedShelf();
  const queue = queueOf(player(), shelf);
  queue.add(cellsOf('endpoint'));
  await pause();
  queue.clear();
  queue.add(cellsOf('endpoint'));
  queue.start();
  await settled(queue);
  expect([states(queue), shelf.runs.size]).toEqual([[['done', 20]], 1]);
});

it('what could not be forgotten leaves the screen, with a sentence', async () => {
  const queue = queueOf(player(), playedShelf(true));
  queue.add(cellsOf('endpoint'));
  await pause();
  queue.clear();
  await pause();
  expect(queue.store.getState()).toMatchObject({ items: [], forgetting: false, notice: 'full' });
});

it('paused and gone on while the last session is being kept: one cell at a time', async () => {
  let write: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { write = resolve; });
  const shelf: KeptRuns = { all: async () => [], keep: (run) => (run.events.at(-1)?.type === 'end' ? held : Promise.resolve()), forget: async () => undefined };
  const queue = queueOf(player(), shelf);
  queue.add(['bikes', 'stage', 'meals'].flatMap((persona) => labCells(SIMULATED_PERSONAS, { scope: { kind: 'persona', persona }, memories: ['none'], seeds: [1], judge: 'rules', agents: [{ kind: 'endpoint', host: 'h', model: 'm' }] })));
  queue.start();
  for (let i = 0; i < 400 && queue.store.getState().items[0]!.state !== 'done'; i += 1) await pause(1);
  queue.pause();
  queue.start();
  write();
  await pause(5);
  expect(queue.store.getState().items.map(({ state }) => state)).toEqual(['done', 'running', 'waiting']);
  await settled(queue);
  expect(states(queue)).toEqual([['done', 20], ['done', 20], ['done', 20]]);
});
