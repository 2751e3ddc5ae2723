/**
 * Times work on the GPU, alternatives in turn (A B A B), behind a text of usual length. Nothing is timed cold. The clock is the CPU's,
 * around a submit that does the work several times: what a submit costs by itself disappears among them.
 */
import type { Drafter } from '#engine/drafters/drafter.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { TREE_NODES } from '#engine/ops/tree-layout.ts';
import type { Pair } from './pair.ts';
import { startText } from './start-text.ts';

/** How often one timed submit does the work. */
const TIMES = 8;
/** Where the timed rows stand. */
const POSITION = 160;

/** Records the work so many times over. It must leave the sequence's state as it is. */
export type Timed = (encoder: GPUCommandEncoder, times: number) => void;

/** A text that means nothing, read by the target and this drafter. */
export function startTimedText(pair: Pair, drafter: Drafter): void {
  const position = Math.min(POSITION, pair.sequence.context - TREE_NODES);
  const prompt = Array.from({ length: position }, (_, i) => (i * 31 + 7) % pair.vocabulary);
  startText(pair, drafter, { prompt, maxTokens: TREE_NODES, stopToken: null, forbiddenToken: null, temperature: 0, seed: 0, sequence: 0 });
}

/** Milliseconds of each piece of work, one entry a repeat. */
export async function timeInTurn(gpu: Gpu, work: readonly Timed[], repeats: number, now: () => number): Promise<readonly (readonly number[])[]> {
  const ms = work.map((): number[] => []);
  for (let repeat = -1; repeat < repeats; repeat += 1) {
    for (const [i, timed] of work.entries()) {
      const one = await timeSubmit(gpu, timed, now);
      if (repeat >= 0) ms[i]!.push(one);
    }
  }
  return ms;
}

async function timeSubmit({ device }: Gpu, timed: Timed, now: () => number): Promise<number> {
  await device.queue.onSubmittedWorkDone();
  const start = now();
  const encoder = device.createCommandEncoder({ label: 'timed' });
  timed(encoder, TIMES);
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return (now() - start) / TIMES;
}
