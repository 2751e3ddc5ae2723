/**
 * Begins a text: writes the prompt, lets target and drafter read it (all but its last token, which the first round runs), and
 * sets the state. Chunks of 16 rows go through the kernels of verification, so the cache is the one that decoding would leave. A long
 * prompt can be read piece by piece, and left where it is in the midst of it: the chunks, and with them the bits, are the same.
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
  writePrompt(pair, request);
  const end = request.prompt.length - 1;
  for (let read = known; read < end;) read = submitChunk(pair, drafter, read, end);
  writeState(pair, request);
}

/** How long a piece may take: a stop is not waited for much longer, and the wait behind a piece is little beside it. */
const PIECE_MS = 250;
/** Of the first piece, whose time nobody knows yet. */
const FIRST_CHUNKS = 2;

export interface ReadingWatch {
  readonly now: () => number;
  /** Asked between pieces, with the tokens that are read by then; false: it is to end there. */
  readonly goOn: (read: number) => boolean;
}

/** The same, a piece at a time, and done when it resolves: to the tokens that are read, fewer than all but the last where it was ended. */
export async function startTextInPieces(pair: Pair, drafter: Drafter, request: TextRequest, known: number, { now, goOn }: ReadingWatch): Promise<number> {
  writePrompt(pair, request);
  const end = request.prompt.length - 1;
  let [read, chunks] = [known, FIRST_CHUNKS];
  while (read < end) {
    const began = now();
    for (let i = 0; i < chunks && read < end; i += 1) read = submitChunk(pair, drafter, read, end);
    await pair.gpu.device.queue.onSubmittedWorkDone();
    if (read < end && !goOn(read)) return read;
    chunks = Math.max(1, Math.min(2 * chunks, Math.round((chunks * PIECE_MS) / Math.max(1, now() - began))));
  }
  writeState(pair, request);
  return read;
}

function writePrompt({ sequence }: Pair, { prompt }: TextRequest): void {
  if (prompt.length === 0) throw new RangeError('A text needs at least one token to go on from.');
  if (prompt.length >= sequence.context) throw new RangeError(`A prompt of ${prompt.length} tokens leaves no room in a context of ${sequence.context}.`);
  sequence.writeTokens(prompt);
}

function writeState({ sequence, gpu }: Pair, request: TextRequest): void {
  const { prompt, maxTokens } = request;
  const limit = Math.min(prompt.length + maxTokens, sequence.context);
  gpu.device.queue.writeBuffer(sequence.state, 0, stateWords({ ...request, committed: prompt.length, limit }));
}

/** Runs up to 16 positions from `from` on, but none from `end` on, through both models; returns the next. Leaves n changed: the caller sets it. */
function submitChunk({ gpu, sequence, target }: Pair, drafter: Drafter, from: number, end: number): number {
  const rows = Math.min(MOST_ROWS, end - from);
  sequence.setCommitted(from);
  const encoder = gpu.device.createCommandEncoder({ label: 'prefill' });
  const pass = encoder.beginComputePass();
  (drafter.target ?? target).recordKeys(pass, { offset: 0, rows });
  drafter.recordPrefill(pass, rows);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  return from + rows;
}
