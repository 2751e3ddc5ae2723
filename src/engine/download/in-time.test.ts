/** Work that ends in time, fails in time, or is silent for too long; a wait that is over, aborted on the way, or aborted before it began. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BrokenOff } from './broken-off.ts';
import { inTime, SILENCE_MS, waitByClock } from './in-time.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('gives what comes in time, and leaves no clock running', async () => {
  expect(await inTime(Promise.resolve(3), waitByClock)).toBe(3);
  await expect(inTime(Promise.reject(new Error('broke')), waitByClock)).rejects.toThrow('broke');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives up on what is silent for too long', async () => {
  const given = expect(inTime(new Promise(() => undefined), waitByClock)).rejects.toThrow(new BrokenOff('nothing came for 45 seconds'));
  await vi.advanceTimersByTimeAsync(SILENCE_MS);
  await given;
});

it('waits as long as it is told, or until it is aborted', async () => {
  let over = false;
  void waitByClock(500, new AbortController().signal).then(() => { over = true; });
  await vi.advanceTimersByTimeAsync(499);
  expect(over).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toBe(true);
  const stop = new AbortController();
  const stopped = waitByClock(500, stop.signal);
  stop.abort(new Error('stop'));
  await expect(stopped).rejects.toThrow('stop');
  await expect(waitByClock(500, stop.signal)).rejects.toThrow('stop');
  expect(vi.getTimerCount()).toBe(0);
});
