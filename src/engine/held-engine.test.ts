/**
 * Holding the engine: connected once, also by two that ask at the same time, and again where another page took it; a drafter that cannot be
 * had leaves it, what may be its own fault lets it go, but never a later one; left on its way, it is ended when it comes.
 */
import { expect, it, vi } from 'vitest';
import { HeldEngine } from './held-engine.ts';
import type { Capability, EngineConnection, LoadResult } from './protocol.ts';

const MODEL = { name: 'A model', parameters: 1, sha256: '' };
const LOADED: LoadResult = { ok: true, target: MODEL, draft: MODEL, dflash: null, eagle3: null };
const FOUND: Capability = { ok: true, adapter: { vendor: '', architecture: '', description: '', features: [] } };
const UNFIT: LoadResult = { ok: false, cause: 'bad-model', sentence: 'The DFlash drafter does not fit.' };

class Played implements Pick<EngineConnection, 'probe' | 'load' | 'disconnect'> {
  connected = true;
  probed: Capability = FOUND;
  loads: Promise<LoadResult>[] = [];
  disconnect = vi.fn(() => { this.connected = false; });
  probe = (): Promise<Capability> => Promise.resolve(this.probed);
  load = (): Promise<LoadResult> => this.loads.shift() ?? Promise.resolve(LOADED);
}

function bench() {
  const made: Played[] = [];
  const held = new HeldEngine(() => {
    made.push(new Played());
    return Promise.resolve(made.at(-1) as unknown as EngineConnection);
  }, 'http://page/');
  const open = (signal = new AbortController().signal) => held.open('dflash', signal, { onProgress: () => undefined });
  return { held, made, open };
}

it('connects once, and again where another page took the engine', async () => {
  const { made, open } = bench();
  const [one, other] = await Promise.all([open(), open()]);
  expect([one.engine, other.engine]).toEqual([made[0], made[0]]);
  made[0]!.connected = false;
  expect((await open()).engine).toBe(made[1]);
  expect((await open()).engine).toBe(made[1]);
  expect(made).toHaveLength(2);
});

it('stays where a drafter cannot be had, and says why', async () => {
  const { made, open } = bench();
  await open();
  made[0]!.loads = [Promise.resolve(UNFIT)];
  expect(await open()).toEqual({ engine: null, at: 'load', failure: UNFIT });
  expect((await open()).engine).toBe(made[0]);
});

it('is let go where it died or has no memory left, and where that is told late a later one stays', async () => {
  const { held, made, open } = bench();
  await open();
  made[0]!.loads = [Promise.resolve({ ok: false, cause: 'out-of-memory', sentence: 'No memory.' })];
  await open();
  expect((await open()).engine).toBe(made[1]);
  made[1]!.loads = [Promise.reject(new Error('The worker stopped.'))];
  await expect(open()).rejects.toThrow('The worker stopped.');
  expect((await open()).engine).toBe(made[2]);
  held.failed(made[1] as unknown as EngineConnection, 'device-lost');
  expect((await open()).engine).toBe(made[2]);
});

it('says that there is no GPU, and that nobody waits any more', async () => {
  const { made, open } = bench();
  await open();
  made[0]!.probed = { ok: false, cause: 'no-adapter', detail: 'No adapter.' };
  expect(await open()).toEqual({ engine: null, at: 'probe', failure: { cause: 'no-adapter', sentence: 'No adapter.' } });
  await expect(open(AbortSignal.abort())).rejects.toThrow(/abort/);
});

it('that is left while it comes is ended when it is there', async () => {
  const { held, made, open } = bench();
  const abort = new AbortController();
  const opening = open(abort.signal);
  abort.abort();
  held.leave();
  await expect(opening).rejects.toThrow(/abort/);
  expect(made[0]!.disconnect).toHaveBeenCalledOnce();
  expect((await open()).engine).toBe(made[1]);
});
