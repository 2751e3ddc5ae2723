/**
 * A kept training is written by one tab at a time: two that went on with it would each write over what the other learnt. A tab that is
 * closed, or a worker that is ended, lets go by itself.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';

/** A worker that was just ended lets go a moment later. */
const LETS_GO_WITHIN_MS = 2000;

/** Does the work while no other tab has this training. Throws a sentence where one has. */
export async function onlyHere<Result>(name: string, work: () => Promise<Result>, locks: Pick<LockManager, 'request'> = navigator.locks): Promise<Result> {
  try {
    return await locks.request(`training ${name}`, { signal: AbortSignal.timeout(LETS_GO_WITHIN_MS) }, work);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'TimeoutError')) throw error;
    throw new ModelFileError('This training is under way in another tab of this browser, which alone may keep it. Stop it there first; nothing was changed.');
  }
}
