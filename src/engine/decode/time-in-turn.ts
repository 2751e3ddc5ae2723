/**
 * Times work on the GPU, alternatives in turn (A B A B), behind a text of usual length. Nothing is timed cold. The clock is the CPU's,
 * around a submit that does the work several times: what a submit costs by itself disappears among them.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import { TREE_NODES } from '#engine/ops/tree-layout.ts';
import type { Pair } from './pair.ts';
import { stateWords } from './round-state.ts';

/** A timed submit does the work this often at most, or as often as it takes to fill this time: a slow piece needs no company. */
const TIMES = 8;
const FILLED_MS = 40;
/** Where the timed rows stand. */
const POSITION = 160;

/** Records the work so many times over. It must leave the sequence's state as it is. */
export type Timed = (encoder: GPUCommandEncoder, times: number) => void;

/** Rows behind this position are written over when something is timed. */
export const timedPosition = ({ sequence: { context } }: { readonly sequence: { readonly context: number } }): number => Math.min(POSITION, context - TREE_NODES);

/** A text that means nothing, and that nobody reads: what the rows look back at may be anything, it costs the same. */
export function startTimedText(pair: Pair): void {
  const { gpu, sequence, vocabulary } = pair;
  const position = timedPosition(pair);
  sequence.writeTokens(Array.from({ length: position }, (_, i) => (i * 31 + 7) % vocabulary));
  const state = stateWords({ committed: position, limit: position + TREE_NODES, stopToken: null, forbiddenToken: null, temperature: 0, seed: 0, sequence: 0 });
  gpu.device.queue.writeBuffer(sequence.state, 0, state);
}

/** Milliseconds of each piece of work, one entry a repeat; fewer where it was not to go on. */
export async function timeInTurn(gpu: Gpu, work: readonly Timed[], repeats: number, now: () => number, goOn: () => boolean = () => true): Promise<readonly (readonly number[])[]> {
  const ms = work.map((): number[] => []);
  const times: number[] = [];
  for (const timed of work) {
    if (!goOn()) return ms;
    // the first of all compiles
    await timeSubmit(gpu, timed, 1, now);
    const one = await timeSubmit(gpu, timed, 1, now);
    times.push(Math.max(1, Math.min(TIMES, Math.round(FILLED_MS / one))));
  }
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [i, timed] of work.entries()) {
      if (!goOn()) return ms;
      ms[i]!.push(await timeSubmit(gpu, timed, times[i]!, now));
    }
  }
  return ms;
}

async function timeSubmit({ device }: Gpu, timed: Timed, times: number, now: () => number): Promise<number> {
  await device.queue.onSubmittedWorkDone();
  const start = now();
  const encoder = device.createCommandEncoder({ label: 'timed' });
  timed(encoder, times);
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return (now() - start) / times;
}
