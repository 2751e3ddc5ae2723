/** Work that succeeds, is refused, breaks off with and without a loss behind it, and waits for what a lost GPU never gives. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { GpuError } from './gpu.ts';
import { untilLost } from './until-lost.ts';

const loss = new GpuError('device-lost', 'The GPU was lost.');
const never = { lost: new Promise<GpuError>(() => undefined) };
const onLost = vi.fn();

beforeEach(() => { vi.useFakeTimers(); onLost.mockClear(); });
afterEach(() => { vi.useRealTimers(); });

/** What it has come to after so long. */
async function after<Result>(ms: number, work: Promise<Result>): Promise<unknown> {
  let outcome: unknown = 'waiting';
  work.then((value) => { outcome = value; }, (error: unknown) => { outcome = error; });
  await vi.advanceTimersByTimeAsync(ms);
  return outcome;
}

describe('work on a GPU', () => {
  it('gives what it comes to', async () => {
    expect(await after(0, untilLost(never, Promise.resolve(7), onLost))).toBe(7);
  });

  it.each([new ModelFileError('This message is too long.'), new GpuError('out-of-memory', 'No memory left.')])('is refused at once: %s', async (refusal) => {
    expect(await after(0, untilLost(never, Promise.reject(refusal), onLost))).toBe(refusal);
  });

  it('waits a moment behind a failure that may come of a loss', async () => {
    const broken = new DOMException('mapping was aborted', 'AbortError');
    const told = untilLost({ lost: new Promise((resolve) => setTimeout(() => resolve(loss), 300)) }, Promise.reject(broken), onLost);
    expect(await after(400, told)).toBe(loss);
    expect(onLost).toHaveBeenCalledOnce();
    const alone = untilLost(never, Promise.reject(broken), onLost);
    expect(await after(900, alone)).toBe('waiting');
    expect(await after(200, alone)).toBe(broken);
    expect(onLost).toHaveBeenCalledOnce();
  });

  it('ends with the loss, whatever it waits for', async () => {
    expect(await after(0, untilLost({ lost: Promise.resolve(loss) }, new Promise(() => undefined), onLost))).toBe(loss);
    expect(onLost).toHaveBeenCalledOnce();
  });
});
