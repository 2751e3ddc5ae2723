/**
 * Tabs share what is kept. One at a time writes to a model's folder; any number read from it, and while one does, its files are neither
 * replaced nor forgotten. A tab that is closed, or a worker that is ended, lets go by itself.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';

export type Locks = Pick<LockManager, 'request'>;

const writing = (key: string): string => `model ${key} is written`;
const reading = (key: string): string => `model ${key} is read`;

/** Does the work when no other tab writes to this model's folder any more. */
export const whenOnlyWriter = <Result>(locks: Locks, key: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> =>
  locks.request(writing(key), { signal }, work);

/** Removes or replaces files that a tab may be reading. Throws a sentence where one is. */
export async function whenUnread<Result>(locks: Locks, key: string, work: () => Promise<Result>): Promise<Result> {
  return locks.request(reading(key), { ifAvailable: true }, async (lock) => {
    if (!lock) throw new ModelFileError('This model is in use in another tab of this browser. Close it there, or load another model there, and try again; nothing was changed.');
    return work();
  });
}

/** As both, without waiting. */
export async function whenIdle<Result>(locks: Locks, key: string, work: () => Promise<Result>): Promise<Result> {
  return locks.request(writing(key), { ifAvailable: true }, async (lock) => {
    if (!lock) throw new ModelFileError('This model is being downloaded in this browser, here or in another tab. Stop that first, and try again; nothing was changed.');
    return whenUnread(locks, key, work);
  });
}

/** From now until the returned function is called, which resolves when others can have it. */
export function holdForReading(locks: Locks, key: string): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const held: Promise<void> = locks.request(reading(key), { mode: 'shared' }, () => new Promise<void>((letGo) => {
      resolve(() => {
        letGo();
        return held;
      });
    }));
    held.catch(reject);
  });
}
