/** Under the page, against an engine that is played: a run grows as the eye moves, stops where it stands, and what broke off is kept; no second one beside it. */
import { expect, it, vi, type Mock } from 'vitest';
import type { EngineCommands, EngineConnection, LoadResult } from '#engine/protocol.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { createReasoningSession, type ReasoningStore } from '../session/reasoning-session.ts';
import { liveConfig } from './live-problems.ts';
import { isGrowing, NOTHING_LIVE } from './live-state.ts';
import { Thinking } from './thinking.ts';

const MODEL = { name: 'A model', parameters: 1, sha256: '' };
const LOADED: LoadResult = { ok: true, target: MODEL, draft: MODEL, dflash: null, eagle3: null };
const log = simulateRun({ config: liveConfig(NOTHING_LIVE.choice), comparison: false });

interface Bench {
  readonly store: ReasoningStore;
  readonly thinking: Thinking;
  readonly run: Mock<EngineCommands['run']>;
  readonly stop: Mock<() => Promise<void>>;
}

function bench(probed: Awaited<ReturnType<EngineCommands['probe']>> = { ok: true, adapter: { vendor: '', architecture: '', description: '', features: [] } }): Bench {
  const run = vi.fn<EngineCommands['run']>((_, port) => {
    port.postMessage({ kind: 'header', header: log.header });
    port.postMessage({ kind: 'events', batch: 1, events: log.events, vocabulary: {} });
    return Promise.resolve();
  });
  const stop = vi.fn(() => Promise.resolve());
  const never = (): Promise<never> => Promise.reject(new Error('not in this test'));
  const engine: EngineConnection = { connected: true, disconnect: () => undefined, measure: never, train: never, stop, run, probe: () => Promise.resolve(probed), load: () => Promise.resolve(LOADED) };
  const store = createReasoningSession({ step: 3 });
  return { store, run, stop, thinking: new Thinking(store, () => Promise.resolve(engine), 'http://localhost/') };
}

const live = ({ store }: Bench) => store.getState().live;

it('grows as the eye moves, and the next run counts the one before', async () => {
  const at = bench();
  at.thinking.start();
  expect(at.store.getState().step).toBeNull();
  await vi.waitFor(() => expect(live(at).run).not.toBeNull());
  await vi.waitFor(() => expect(live(at).phase.kind).toBe('idle'));
  expect([live(at).cursor, isGrowing(live(at))]).toEqual([0, true]);
  at.thinking.tick(2000, false);
  const first = live(at).cursor;
  expect(first).toBeGreaterThan(0);
  for (let i = 0; i < 200; i++) at.thinking.tick(1000, false);
  expect([live(at).cursor, isGrowing(live(at))]).toEqual([live(at).run!.log.length, false]);
  at.thinking.start();
  expect(live(at)).toMatchObject({ run: null, before: [{ open: false }] });
  at.thinking.start();
  await vi.waitFor(() => expect(at.run).toHaveBeenCalledTimes(2));
});

it('shows the rest at once, where the engine is done', async () => {
  const at = bench();
  at.thinking.start();
  await vi.waitFor(() => expect(live(at)).toMatchObject({ phase: { kind: 'idle' }, run: {} }));
  at.thinking.stop();
  expect(isGrowing(live(at))).toBe(false);
});

it('a run that is stopped is there at once as far as it came', async () => {
  const at = bench();
  let end = (): void => undefined;
  at.run.mockImplementation((_, port) => {
    port.postMessage({ kind: 'header', header: log.header });
    port.postMessage({ kind: 'events', batch: 1, events: log.events.slice(0, 40), vocabulary: {} });
    return new Promise((resolve) => { end = () => { port.postMessage({ kind: 'events', batch: 2, events: [{ type: 'run.end', reason: 'stopped' }], vocabulary: {} }); resolve(); }; });
  });
  at.stop.mockImplementation(() => { end(); return Promise.resolve(); });
  at.thinking.start();
  await vi.waitFor(() => expect(live(at).run?.log.length).toBe(40));
  at.thinking.stop();
  await vi.waitFor(() => expect(live(at).phase.kind).toBe('idle'));
  expect(live(at)).toMatchObject({ cursor: 41, failure: null });
});

it('a GPU that is lost costs nothing of what was thought', async () => {
  const at = bench();
  at.run.mockImplementation((_, port) => {
    port.postMessage({ kind: 'header', header: log.header });
    port.postMessage({ kind: 'events', batch: 1, events: log.events.slice(0, 40), vocabulary: {} });
    port.postMessage({ kind: 'failed', cause: 'device-lost', sentence: 'The GPU was lost.' });
    return Promise.resolve();
  });
  at.thinking.start();
  await vi.waitFor(() => expect(live(at)).toMatchObject({ phase: { kind: 'idle' }, failure: { cause: 'device-lost', sentence: 'The GPU was lost.' }, cursor: 41 }));
});

it('no GPU: the page knows why, and nothing begins', async () => {
  const at = bench({ ok: false, cause: 'no-adapter', detail: '' });
  at.thinking.start();
  await vi.waitFor(() => expect(live(at)).toMatchObject({ noGpu: 'no-adapter', phase: { kind: 'idle' }, run: null, failure: null }));
  expect(at.run).not.toHaveBeenCalled();
});
