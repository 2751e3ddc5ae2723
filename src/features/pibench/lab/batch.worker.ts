/** Plays scripted cells where the page does not wait for them, judged by rules. It has nothing to stop: the page ends the whole worker. */
import { playScripted, type LabDataset } from '#core/pibench/lab/play-scripted.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { FromBatch, ToBatch } from './batch-messages.ts';

let dataset: LabDataset = { name: '', kind: 'own', hash: '', personas: [] };
const never = new AbortController().signal;
const post = (message: FromBatch): void => self.postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToBatch>) => {
  if (data.kind === 'tasks') {
    dataset = data.dataset;
    return;
  }
  const { cell } = data;
  playScripted(dataset, cell, RULE_JUDGE, never).then(
    ({ score }) => post({ kind: 'played', cell: cell.id, score }),
    (error: unknown) => post({ kind: 'failed', cell: cell.id, text: error instanceof Error ? error.message : String(error) }),
  );
});
