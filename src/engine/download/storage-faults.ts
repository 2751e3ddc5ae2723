/** No room: said before anything is fetched where that is clear, and in a sentence where a browser finds out while writing. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { inMegabytes } from './download-file.ts';

/** What a browser lets this page keep, and what it does keep; it may tell neither. */
export type Estimate = () => Promise<{ readonly quota?: number | undefined; readonly usage?: number | undefined }>;

const REMEDY = 'Forget a model that you no longer need, or free some room on this computer, and press Load again';

/** `bytes` are still to come. */
export async function expectRoom(estimate: Estimate, bytes: number, title: string): Promise<void> {
  const { quota, usage } = await estimate().catch((): Awaited<ReturnType<Estimate>> => ({}));
  if (quota === undefined || usage === undefined || quota - usage >= bytes) return;
  throw new ModelFileError(`There is no room for ${title}: ${inMegabytes(bytes)} are still to come, and this browser has ${inMegabytes(Math.max(quota - usage, 0))} left for this page. ${REMEDY}; what was kept stays.`);
}

/** The same fault, as a sentence where it is the browser's that there is no room. */
export function withRoomSaid(error: unknown, title: string): unknown {
  if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) return error;
  return new ModelFileError(`This browser ran out of room while ${title} was downloaded. What came so far stays. ${REMEDY}; it goes on from there.`);
}
