/** A connection that neither gives bytes nor breaks off is given up after a while. */
import { BrokenOff } from './broken-off.ts';

/** Waits so many milliseconds; rejects when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const SILENCE_MS = 45_000;

export async function inTime<Result>(work: Promise<Result>, wait: Wait): Promise<Result> {
  const came = new AbortController();
  const silence = wait(SILENCE_MS, came.signal).then(() => {
    throw new BrokenOff(`nothing came for ${SILENCE_MS / 1000} seconds`);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    came.abort();
  }
}

/** By the machine's clock. */
export const waitByClock: Wait = (ms, signal) => new Promise((resolve, reject) => {
  const aborted = (): void => {
    clearTimeout(timer);
    reject(signal.reason as Error);
  };
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', aborted);
    resolve();
  }, ms);
  if (signal.aborted) aborted();
  else signal.addEventListener('abort', aborted, { once: true });
});
