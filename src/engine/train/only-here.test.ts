/** One tab at a time: a second one is refused by a sentence while the first works, and let in behind it, also where that failed; another training is another matter. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PlayedLocks } from '#engine/download/played-locks.ts';
import { onlyHere } from './only-here.ts';

let aborts: AbortController[];
beforeEach(() => {
  aborts = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    aborts.push(new AbortController());
    return aborts.at(-1)!.signal;
  });
});
afterEach(() => vi.restoreAllMocks());

const timeIsUp = (): void => aborts.forEach((abort) => abort.abort(new DOMException('late', 'TimeoutError')));

it('refuses a second tab while the first one works, and lets it in behind it', async () => {
  const locks = new PlayedLocks();
  let end: () => void = () => undefined;
  const first = onlyHere('a', () => new Promise<void>((resolve) => { end = resolve; }), locks);
  const second = onlyHere('a', async () => 'second', locks);
  expect(await onlyHere('b', async () => 'another training', locks)).toBe('another training');
  timeIsUp();
  await expect(second).rejects.toThrow('This training is under way in another tab of this browser');
  end();
  await first;
  expect(await onlyHere('a', async () => 'third', locks)).toBe('third');
});

it('says what went wrong in the work itself, and lets go', async () => {
  const locks = new PlayedLocks();
  await expect(onlyHere('a', () => Promise.reject(new Error('The GPU was lost.')), locks)).rejects.toThrow('The GPU was lost.');
  expect(await onlyHere('a', async () => 1, locks)).toBe(1);
});
