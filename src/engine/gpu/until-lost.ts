/** Work on a GPU ends early, with the sentence that says so, when the GPU is lost: what waits for a read-back would wait for ever. */
import { failureOf } from '#engine/failure-of.ts';
import type { Gpu } from './gpu.ts';

/** A read-back that a lost GPU breaks off fails a moment before the loss itself is told; only the latter says what happened. */
const LOSS_TOLD_WITHIN_MS = 1000;

export function untilLost<Result>(gpu: Pick<Gpu, 'lost'>, work: Promise<Result>, onLost: () => void): Promise<Result> {
  const lost = gpu.lost.then((error) => {
    onLost();
    throw error;
  });
  const worked = work.catch(async (error: unknown) => {
    // a failure that says its own cause (a prompt that is too long, a template that refuses) is no loss
    if (failureOf(error).cause === 'internal') await new Promise((resolve) => setTimeout(resolve, LOSS_TOLD_WITHIN_MS));
    throw error;
  });
  return Promise.race([worked, lost]);
}
