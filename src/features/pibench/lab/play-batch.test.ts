/** Cells are dealt one at a time and each answered once; a worker that dies is replaced and loses its own cell alone; stopped, nothing more is told; no cells, an end all the same. */
import { expect, it } from 'vitest';
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { isScripted } from '#core/pibench/lab/play-scripted.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import type { ToBatch } from './batch-messages.ts';
import { playBatch, type BatchWorker } from './play-batch.ts';

const dataset = { name: 't', kind: 'own', hash: '', personas: SIMULATED_PERSONAS } as const;
const cells = labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents: [{ kind: 'scripted', script: 'oracle' }], memories: ['none'], seeds: [1, 2], judge: 'rules' }).filter(isScripted);

/** Answers in its own time; dies of every cell that `dies` names. */
class Played implements BatchWorker {
  onmessage: BatchWorker['onmessage'] = null;
  onerror: BatchWorker['onerror'] = null;
  ended = false;
  #busy = false;
  constructor(private readonly dies: (id: string) => boolean) {}
  postMessage(message: ToBatch): void {
    if (message.kind === 'tasks') return;
    expect(this.#busy).toBe(false);
    this.#busy = true;
    setTimeout(() => {
      this.#busy = false;
      if (this.dies(message.cell.id)) this.onerror?.({ message: 'out of memory' });
      else this.onmessage?.({ data: { kind: 'played', cell: message.cell.id, score: simulatedResult(message.cell).score } });
    });
  }
  terminate(): void {
    this.ended = true;
  }
}

function play(hands: number, dies: (id: string) => boolean = () => false, own = cells) {
  const workers: Played[] = [];
  const told: string[] = [];
  let stop: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ({ stop } = playBatch(dataset, own, hands, {
      onStart: () => undefined,
      onPlayed: ({ id }) => told.push(id),
      onFailed: ({ id }, text) => told.push(`${text}: ${id}`),
      onEnd: resolve,
    }, () => {
      const worker = new Played(dies);
      workers.push(worker);
      return worker;
    }));
  });
  return { workers, told, end, stop: () => stop() };
}

it.each([1, 2, 50])('%i hands: each cell once, and all workers end', async (hands) => {
  const { workers, told, end } = play(hands);
  await end;
  expect([...told].sort()).toEqual(cells.map(({ id }) => id).sort());
  expect(workers).toHaveLength(Math.min(hands, cells.length));
  expect(workers.every(({ ended }) => ended)).toBe(true);
});

it('a worker that dies loses one cell', async () => {
  const { told, end, workers } = play(2, (id) => id === cells[3]!.id || id === cells[9]!.id);
  await end;
  expect(told).toHaveLength(10);
  expect(told.filter((id) => id.startsWith('out of memory')).map((id) => id.slice(15)).sort()).toEqual([cells[3]!.id, cells[9]!.id].sort());
  expect(workers.every(({ ended }) => ended)).toBe(true);
});

it('stopped: nothing more is told', async () => {
  const { told, stop, workers } = play(2);
  await new Promise((resolve) => setTimeout(resolve));
  stop();
  const before = told.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toHaveLength(before);
  expect(workers.every(({ ended }) => ended)).toBe(true);
});

it('no cells: an end', () => play(2, undefined, []).end);
