/**
 * Begins a text: writes the prompt, lets target and drafter read it (all but its last token, which the first round runs), and
 * sets the state. Chunks of 16 rows go through the kernels of verification, so the cache is the one that decoding would leave.
 */
import type { Drafter } from '#engine/drafters/drafter.ts';
import { MOST_ROWS, type Pair } from './pair.ts';
import { stateWords } from './round-state.ts';

export interface TextRequest {
  readonly prompt: readonly number[];
  /** Tokens to generate; fewer if the context ends before. */
  readonly maxTokens: number;
  readonly stopToken: number | null;
  readonly forbiddenToken: number | null;
  readonly temperature: number;
  readonly seed: number;
  readonly sequence: number;
}

/** `known`: so many tokens from the front were read before, and their keys are there still, in the target and in this drafter. */
export function startText(pair: Pair, drafter: Drafter, request: TextRequest, known = 0): void {
  const { prompt, maxTokens } = request;
  const { sequence, gpu } = pair;
  if (prompt.length === 0) throw new RangeError('A text needs at least one token to go on from.');
  if (prompt.length >= sequence.context) throw new RangeError(`A prompt of ${prompt.length} tokens leaves no room in a context of ${sequence.context}.`);
  sequence.writeTokens(prompt);
  prefill(pair, drafter, prompt.length - 1, known);
  const limit = Math.min(prompt.length + maxTokens, sequence.context);
  gpu.device.queue.writeBuffer(sequence.state, 0, stateWords({ ...request, committed: prompt.length, limit }));
}

/** Runs positions `from` .. end-1 of the sequence through both models. Leaves n changed: the caller sets it. */
function prefill({ gpu, sequence, target }: Pair, drafter: Drafter, end: number, from: number): void {
  const read = drafter.target ?? target;
  for (let n = from; n < end; n += MOST_ROWS) {
    const rows = Math.min(MOST_ROWS, end - n);
    sequence.setCommitted(n);
    const encoder = gpu.device.createCommandEncoder({ label: 'prefill' });
    const pass = encoder.beginComputePass();
    read.recordKeys(pass, { offset: 0, rows });
    drafter.recordPrefill(pass, rows);
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
  }
}
