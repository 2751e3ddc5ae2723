/** From the button to the run, against a fake engine whose every step the test lets go: a stop counts at each of them. */
import { describe, expect, it, vi, type Mock } from 'vitest';
import type { Capability, EngineCommands, EngineConnection, LoadProgress, LoadResult } from '#engine/protocol.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { LiveEngine } from './live-engine.ts';
import { createSession, type SessionStore } from './session.ts';

interface Step<Value> {
  readonly reached: boolean;
  readonly promise: Promise<Value>;
  readonly go: (value: Value) => void;
  readonly break: (error: Error) => void;
}

function step<Value>(): Step<Value> {
  let settle: { go: (value: Value) => void; break: (error: Error) => void };
  const waiting = new Promise<Value>((resolve, reject) => { settle = { go: resolve, break: reject }; });
  const made = { reached: false, get promise() { made.reached = true; return waiting; }, go: (value: Value) => settle.go(value), break: (error: Error) => settle.break(error) };
  return made;
}

const MODEL = { name: 'A model', parameters: 1, sha256: '' };
const LOADED: LoadResult = { ok: true, target: MODEL, draft: MODEL, dflash: null, eagle3: null };
const FOUND: Capability = { ok: true, adapter: { vendor: '', architecture: '', description: '', features: [] } };

function setUp(): {
  readonly store: SessionStore; readonly live: LiveEngine; readonly run: Mock<EngineCommands['run']>; readonly connects: () => number; readonly disconnect: Mock<() => void>;
  readonly steps: { connect: Step<undefined>; probe: Step<Capability>; load: Step<LoadResult> }; readonly progress: (bytes: number) => void; /** drafters, by load */ readonly asked: readonly (readonly string[])[];
} {
  const steps = { connect: step<undefined>(), probe: step<Capability>(), load: step<LoadResult>() };
  const run = vi.fn<EngineCommands['run']>((_, port) => { port.close(); return Promise.resolve(); });
  const never = (): Promise<never> => Promise.reject(new Error('not in this test'));
  let [connects, tell] = [0, (_: LoadProgress): void => undefined];
  const disconnect = vi.fn();
  const asked: (readonly string[])[] = [];
  const engine: EngineConnection = {
    connected: true,
    disconnect,
    measure: never, stop: () => Promise.resolve(), train: never, run,
    probe: () => steps.probe.promise,
    load: (_base, drafters, onProgress) => { asked.push(drafters); tell = onProgress; return steps.load.promise; },
  };
  const store = createSession();
  const connect = async (): Promise<EngineConnection> => { connects += 1; await steps.connect.promise; return engine; };
  const live = new LiveEngine(store, connect, 'http://localhost/', () => undefined);
  return { store, live, run, steps, asked, disconnect, connects: () => connects, progress: (bytes) => tell({ file: 'a', bytes, totalBytes: 100 }) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('a run that is stopped before it writes', () => {
  it.each(['connect', 'probe', 'load'] as const)('never starts, and the page is idle at once: stopped at %s', async (at) => {
    const { store, live, steps, run } = setUp();
    void live.run();
    for (const name of ['connect', 'probe', 'load'] as const) {
      await vi.waitFor(() => expect(steps[name].reached).toBe(true));
      if (name === at) {
        live.stop();
        expect(store.getState().phase).toEqual({ kind: 'idle' });
      }
      if (name === 'probe') steps.probe.go(FOUND);
      else if (name === 'load') steps.load.go(LOADED);
      else steps.connect.go(undefined);
      if (name === at) break;
    }
    await settled();
    expect(run).not.toHaveBeenCalled();
    expect(store.getState()).toMatchObject({ phase: { kind: 'idle' }, failure: null });
  });

  it('says nothing of a load that fails afterwards, and connects afresh the next time', async () => {
    const { store, live, steps, connects } = setUp();
    steps.connect.go(undefined);
    steps.probe.go(FOUND);
    void live.run();
    await vi.waitFor(() => expect(steps.load.reached).toBe(true));
    live.stop();
    steps.load.break(new Error('too late'));
    await settled();
    expect(store.getState().failure).toBeNull();
    void live.run();
    expect(connects()).toBe(2);
    await settled();
  });

  it('may be wanted again while the same models still load: one run, and the percentages go on', async () => {
    const { store, live, steps, run, connects, progress } = setUp();
    steps.connect.go(undefined);
    steps.probe.go(FOUND);
    void live.run();
    await vi.waitFor(() => expect(steps.load.reached).toBe(true));
    live.stop();
    progress(40);
    expect(store.getState().phase).toEqual({ kind: 'idle' });
    void live.run();
    await settled();
    progress(50);
    expect(store.getState().phase).toEqual({ kind: 'loading', bytes: 50, totalBytes: 100 });
    steps.load.go(LOADED);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    expect(connects()).toBe(1);
    await vi.waitFor(() => expect(store.getState().phase).toEqual({ kind: 'idle' }));
  });
});

it('loads the one drafter that the run asks for', async () => {
  const { store, live, steps, asked } = setUp();
  store.getState().set({ config: { ...store.getState().config, drafter: 'dflash', rule: 'R4' } });
  steps.connect.go(undefined);
  steps.probe.go(FOUND);
  void live.run();
  await vi.waitFor(() => expect(asked).toEqual([['dflash']]));
});

it('a run that is abandoned is seen no more, whatever it still sends, and another may start', async () => {
  const { store, live, steps, run } = setUp();
  const [kept, other] = [simulateRun(), simulateRun({ config: { seed: 5 } })];
  const sent: MessagePort[] = [];
  run.mockImplementation((_, port) => { sent.push(port); return new Promise(() => undefined); });
  steps.connect.go(undefined);
  steps.probe.go(FOUND);
  steps.load.go(LOADED);
  void live.run();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  live.abandon();
  expect(store.getState().phase).toEqual({ kind: 'idle' });
  store.getState().open(kept, 'recorded');
  sent[0]!.postMessage({ kind: 'header', header: { ...other.header, vocabulary: {} } });
  sent[0]!.postMessage({ kind: 'failed', cause: 'nan', sentence: 'Nobody reads this.' });
  await settled();
  expect(store.getState()).toMatchObject({ log: kept, source: 'recorded', failure: null, phase: { kind: 'idle' } });
  void live.run();
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
});

it('leaving while the models load ends the worker, and no run comes of it', async () => {
  const { store, live, steps, run, disconnect } = setUp();
  steps.connect.go(undefined);
  steps.probe.go(FOUND);
  void live.run();
  await vi.waitFor(() => expect(steps.load.reached).toBe(true));
  live.leave();
  await vi.waitFor(() => expect(disconnect).toHaveBeenCalledTimes(1));
  steps.load.break(new Error('The engine was stopped.'));
  await settled();
  expect(run).not.toHaveBeenCalled();
  expect(store.getState()).toMatchObject({ phase: { kind: 'idle' }, failure: null });
});

it('a load that fails keeps its cause, and a run that was never begun is not said to be kept', async () => {
  const { store, live, steps, connects } = setUp();
  steps.connect.go(undefined);
  steps.probe.go(FOUND);
  void live.run();
  steps.load.go({ ok: false, cause: 'out-of-memory', sentence: 'The GPU has no memory left.' });
  await vi.waitFor(() => expect(store.getState().failure).toEqual({ cause: 'out-of-memory', sentence: 'The GPU has no memory left.', kept: false }));
  expect(store.getState().phase).toEqual({ kind: 'idle' });
  void live.run();
  expect(connects()).toBe(2);
  await settled();
});

it('a drafter that cannot be had says why, and costs nothing else: the engine stays', async () => {
  const { store, live, steps, connects, run } = setUp();
  steps.connect.go(undefined);
  steps.probe.go(FOUND);
  void live.run();
  steps.load.go({ ok: false, cause: 'bad-model', sentence: 'This page was published without the DFlash drafter.' });
  await vi.waitFor(() => expect(store.getState().failure).toMatchObject({ sentence: 'This page was published without the DFlash drafter.' }));
  steps.load = step<LoadResult>();
  steps.load.go(LOADED);
  void live.run();
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  expect(connects()).toBe(1);
});

it('a worker that dies while it loads is a sentence', async () => {
  const { store, live, steps } = setUp();
  steps.connect.go(undefined);
  steps.probe.go(FOUND);
  void live.run();
  steps.load.break(new Error('The worker stopped.'));
  await vi.waitFor(() => expect(store.getState().failure).toEqual({ cause: 'internal', sentence: 'The worker stopped.', kept: false }));
});

describe('the same by other drafters', () => {
  const configs = (['eagle3', 'none'] as const).map((drafter) => ({ ...simulateRun().header.config, drafter }));
  function playing(): ReturnType<typeof setUp> & { readonly ports: MessagePort[]; readonly end: () => void } {
    const bench = setUp();
    const ports: MessagePort[] = [];
    let end: () => void = () => undefined;
    bench.run.mockImplementation(({ config }, port) => {
      const log = simulateRun({ config });
      ports.push(port);
      port.postMessage({ kind: 'header', header: log.header });
      port.postMessage({ kind: 'events', batch: 1, events: log.events, vocabulary: {} });
      return new Promise<void>((resolve) => { end = resolve; });
    });
    bench.steps.connect.go(undefined);
    bench.steps.probe.go(FOUND);
    bench.steps.load.go(LOADED);
    return { ...bench, ports, end: () => end() };
  }

  it('are made unseen, one after the other, and each joins as it ends', async () => {
    const { store, live, run, asked, end } = playing();
    const shown = simulateRun();
    store.getState().open(shown, 'recorded');
    void live.runOthers(configs);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    expect(store.getState()).toMatchObject({ log: shown, lanes: [], phase: { kind: 'lanes', drafter: 'eagle3', done: 0, of: 2 } });
    end();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    expect(store.getState()).toMatchObject({ lanes: [{ name: 'EAGLE-3' }], phase: { drafter: 'none', done: 1 } });
    end();
    await vi.waitFor(() => expect(store.getState().phase).toEqual({ kind: 'idle' }));
    expect(store.getState().lanes.map(({ log }) => log.header.config.drafter)).toEqual(['eagle3', 'none']);
    expect([store.getState().log, asked]).toEqual([shown, [['eagle3'], ['none']]]);
  });

  it('are stopped at once: what has not ended does not join', async () => {
    const { store, live, run, end } = playing();
    void live.runOthers(configs);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    live.stop();
    expect(store.getState().phase).toEqual({ kind: 'idle' });
    end();
    await settled();
    expect(run).toHaveBeenCalledTimes(1);
    expect(store.getState()).toMatchObject({ lanes: [], lanesStopped: { drafter: 'eagle3', done: 0, of: 2 } });
  });

  it('keep, when they are stopped, what ended, and what was there before; the next go replaces it lane by lane', async () => {
    const { store, live, run, end } = playing();
    const recorded = configs.map((config) => ({ log: simulateRun({ config }), name: 'before' }));
    store.getState().set({ lanes: recorded });
    void live.runOthers(configs);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    end();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    live.stop();
    end();
    await settled();
    expect(store.getState().lanes.map(({ name }) => name)).toEqual(['EAGLE-3', 'before']);
    expect(store.getState().lanesStopped).toMatchObject({ drafter: 'none', done: 1, of: 2 });
    void live.runOthers(configs);
    expect(store.getState()).toMatchObject({ lanes: [{ name: 'EAGLE-3' }, { name: 'before' }], lanesStopped: null });
  });

  it('are made anew where the first ones end late: these neither end nor hide the second', async () => {
    const { store, live, run } = playing();
    const ends: (() => void)[] = [];
    const played = run.getMockImplementation()!;
    run.mockImplementation((request, port) => {
      void played(request, port);
      return new Promise<void>((resolve) => { ends.push(resolve); });
    });
    void live.runOthers(configs);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    live.stop();
    void live.runOthers(configs);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    ends[0]!();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(store.getState()).toMatchObject({ lanes: [], phase: { kind: 'lanes', drafter: 'eagle3', done: 0, of: 2 } });
    ends[1]!();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3));
    ends[2]!();
    await vi.waitFor(() => expect(store.getState().phase).toEqual({ kind: 'idle' }));
    expect(store.getState().lanes.map(({ name }) => name)).toEqual(['EAGLE-3', 'None (plain decoding)']);
  });

  it('go on where one cannot be had, and the page says why', async () => {
    const { store, live, run } = playing();
    run.mockImplementation(({ config }, port) => {
      const log = simulateRun({ config });
      if (config.drafter === 'eagle3') port.postMessage({ kind: 'failed', cause: 'bad-model', sentence: 'No EAGLE-3 here.' });
      else {
        port.postMessage({ kind: 'header', header: log.header });
        port.postMessage({ kind: 'events', batch: 1, events: log.events, vocabulary: {} });
      }
      return Promise.resolve();
    });
    void live.runOthers(configs);
    await vi.waitFor(() => expect(store.getState().phase).toEqual({ kind: 'idle' }));
    expect(store.getState()).toMatchObject({ lanes: [{ name: 'None (plain decoding)' }], failure: { sentence: 'No EAGLE-3 here.' } });
  });
});
