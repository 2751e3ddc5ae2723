/** Waits by the machine's clock: what a page passes as `wait`. */
import type { Wait } from './endpoint.ts';

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
