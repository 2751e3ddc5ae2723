/** Reads a pasted text away from the page; then measures, once, how good the rule is that guesses edges. */
import { heuristicF1 } from '#core/reasoning/attacher-f1.ts';
import { readForPage, type ReadRequest } from './read-message.ts';

onmessage = async ({ data }: MessageEvent<ReadRequest>): Promise<void> => {
  try {
    postMessage({ kind: 'read', reply: await readForPage(data) });
    postMessage({ kind: 'measured', f1: await heuristicF1() });
  } catch {
    // a promise that rejects is no error event of a worker: it has to be told
    postMessage({ kind: 'broken' });
  }
};
