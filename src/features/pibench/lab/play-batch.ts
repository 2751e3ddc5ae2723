/**
 * Scripted cells dealt out to a few workers, a cell at a time to each, so that none waits while another has many left. Stop ends the workers; a worker
 * that dies takes the cell in its hands with it, and no other.
 */
import type { LabDataset, ScriptedCell } from '#core/pibench/lab/play-scripted.ts';
import type { RunScore } from '#core/pibench/score/run-score.ts';
import type { FromBatch, ToBatch } from './batch-messages.ts';

/** As much of a Worker as is needed. */
export interface BatchWorker {
  onmessage: ((event: { readonly data: FromBatch }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: ToBatch): void;
  terminate(): void;
}

export interface BatchListener {
  readonly onStart: (cell: ScriptedCell) => void;
  readonly onPlayed: (cell: ScriptedCell, score: RunScore) => void;
  readonly onFailed: (cell: ScriptedCell, text: string) => void;
  /** Nothing is left to be played. */
  readonly onEnd: () => void;
}

export interface Batch {
  /** What is in hand is lost, and nothing more is told. */
  readonly stop: () => void;
}

export const openBatchWorker = (): BatchWorker => new Worker(new URL('./batch.worker.ts', import.meta.url), { type: 'module', name: 'pibench-batch' }) as unknown as BatchWorker;

export function playBatch(dataset: LabDataset, cells: readonly ScriptedCell[], hands: number, listener: BatchListener, open: () => BatchWorker = openBatchWorker): Batch {
  const waiting = [...cells];
  const workers = new Set<BatchWorker>();
  let left = cells.length;

  const over = (tell: () => void): void => {
    left -= 1;
    tell();
    if (left > 0) return;
    stop();
    listener.onEnd();
  };

  const stop = (): void => {
    for (const worker of workers) {
      worker.onmessage = worker.onerror = null;
      worker.terminate();
    }
    workers.clear();
  };

  const hire = (): void => {
    const worker = open();
    let hand: ScriptedCell | undefined;
    const deal = (): void => {
      hand = waiting.shift();
      if (!hand) return;
      listener.onStart(hand);
      worker.postMessage({ kind: 'cell', cell: hand });
    };
    worker.onmessage = ({ data }) => {
      const cell = hand!;
      deal();
      over(() => (data.kind === 'played' ? listener.onPlayed(cell, data.score) : listener.onFailed(cell, data.text)));
    };
    worker.onerror = ({ message = '' }) => {
      const cell = hand;
      workers.delete(worker);
      worker.terminate();
      if (!cell) return;
      if (waiting.length > 0) hire();
      over(() => listener.onFailed(cell, message));
    };
    workers.add(worker);
    worker.postMessage({ kind: 'tasks', dataset });
    deal();
  };

  for (let i = 0; i < Math.min(hands, cells.length); i += 1) hire();
  if (cells.length === 0) queueMicrotask(() => listener.onEnd());
  return { stop };
}
