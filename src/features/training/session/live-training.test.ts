/**
 * A training on an engine that is played: what is allowed when; choices that change while it loads; a failure with and without a log; no
 * GPU; a drafter that cannot be had; stopped while it loads, also where another has begun since; what was kept is looked at; measuring takes time.
 */
import { describe, expect, it, vi } from 'vitest';
import { sftTraining } from '#core/training/simulated-trainings.ts';
import { endingOf } from '#core/training/training-ending.ts';
import type { TrainingEvent } from '#core/training/training-events.ts';
import type { Capability, EngineConnection, LoadResult, TrainingAllowance, TrainingMessage, TrainingRequest } from '#engine/protocol.ts';
import { LiveTraining } from './live-training.ts';
import { createTrainingSession } from './training-session.ts';

const model = { name: 'model', parameters: 1, sha256: '' };
const LOADED: LoadResult = { ok: true, target: model, draft: model, dflash: null, eagle3: null };
const adapter = { vendor: '', architecture: '', description: '', features: [] };
const until = (n: number): readonly TrainingEvent[] => sftTraining.events.slice(0, sftTraining.events.findIndex((event) => event.type === 'step' && event.step === n) + 1);

/** Its training lasts until the test ends it. */
class PlayedEngine {
  readonly allowed: number[] = [];
  /** Drafters, by load. */
  readonly asked: (readonly string[])[] = [];
  request: TrainingRequest | null = null;
  probed: Capability = { ok: true, adapter };
  loading: Promise<LoadResult> = Promise.resolve(LOADED);
  stop = vi.fn(() => {
    this.end();
    return Promise.resolve();
  });
  #port: MessagePort | null = null;
  #over: () => void = () => undefined;

  connects = 0;

  connect = (): Promise<EngineConnection> => {
    this.connects += 1;
    return Promise.resolve(this.#connection);
  };

  /** Loads until what is returned is called. */
  loadsSlowly(): () => void {
    let loaded: (result: LoadResult) => void = () => undefined;
    this.loading = new Promise((resolve) => { loaded = resolve; });
    return () => loaded(LOADED);
  }

  readonly #connection: EngineConnection = {
    probe: () => Promise.resolve(this.probed),
    load: (_base, drafters) => { this.asked.push(drafters); return this.loading; },
    stop: () => this.stop(),
    train: (request: TrainingRequest, port: MessagePort) => {
      this.request = request;
      this.#port = port;
      port.onmessage = ({ data }: MessageEvent<TrainingAllowance>) => this.allowed.push(data.until);
      return new Promise<void>((resolve) => { this.#over = resolve; });
    },
    run: () => Promise.reject(new Error('not asked for')), measure: () => Promise.reject(new Error('not asked for')), connected: true, disconnect: () => undefined,
  };

  async say(...messages: readonly TrainingMessage[]): Promise<void> {
    for (const message of messages) this.#port?.postMessage(message);
    await settled();
  }

  end(): void {
    this.#over();
    this.#port?.close();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
const header: TrainingMessage = { kind: 'header', header: { ...sftTraining.header, recordedAt: null } };

function lab() {
  const engine = new PlayedEngine();
  const store = createTrainingSession();
  const onKept = vi.fn();
  return { engine, store, onKept, live: new LiveTraining(store, engine.connect, 'http://page/', 'unexpected', onKept) };
}

describe('a live training', () => {
  it('may take all steps, none more while it is paused, one more at a time, and all again', async () => {
    const { engine, store, live } = lab();
    void live.start(null);
    await settled();
    await engine.say(header, { kind: 'events', events: until(7) });
    expect(store.getState()).toMatchObject({ source: 'live', phase: { kind: 'training', paused: false } });
    live.pause();
    live.step();
    expect(store.getState().phase).toEqual({ kind: 'training', paused: true });
    live.goOn();
    await settled();
    expect(engine.allowed).toEqual([Infinity, 7, 8, Infinity]);
    expect(engine.request).toEqual({ config: store.getState().config, resume: null });
    live.stop();
    await settled();
    expect(engine.stop).toHaveBeenCalledOnce();
    expect(store.getState().phase).toEqual({ kind: 'idle' });
  });

  it('that fails ends its log with the sentence, and keeps its curves and its checkpoint', async () => {
    const { engine, store, live, onKept } = lab();
    void live.start(null);
    await settled();
    await engine.say(header, { kind: 'events', events: until(7) }, { kind: 'failed', cause: 'nan', sentence: 'The loss of step 8 is no number.' });
    engine.end();
    await settled();
    const { run, failure } = store.getState();
    expect(endingOf(run!.events)).toEqual({ type: 'end', reason: 'failed', text: 'The loss of step 8 is no number.' });
    expect(failure).toBeNull();
    expect(onKept).toHaveBeenCalledOnce();
  });

  it('that never had a log leaves what was shown, and says why', async () => {
    const { engine, store, live } = lab();
    store.getState().open(sftTraining, 'recorded');
    void live.start('dflash-sft-a');
    await settled();
    expect(engine.request?.resume).toBe('dflash-sft-a');
    await engine.say({ kind: 'failed', cause: 'bad-model', sentence: 'The checkpoint belongs to another target.' });
    engine.end();
    await settled();
    expect(store.getState()).toMatchObject({ run: sftTraining, source: 'recorded', phase: { kind: 'idle' }, failure: { cause: 'bad-model', sentence: 'The checkpoint belongs to another target.' } });
  });

  it('that is gone on with keeps its curves', async () => {
    const { engine, store, live } = lab();
    void live.start(null);
    await settled();
    await engine.say(header, { kind: 'events', events: until(7) });
    live.stop();
    await settled();
    void live.start('dflash-sft-a');
    await settled();
    await engine.say(header, { kind: 'events', events: [{ type: 'notice', text: 'Goes on from step 5.' }] }, { kind: 'events', events: sftTraining.events.slice(until(6).length - 1) });
    expect(store.getState().run!.events.filter((event) => event.type !== 'notice')).toEqual(sftTraining.events);
    engine.end();
    await settled();
  });

  it('is of the choices at the press, whatever the form says by the time that the models are there', async () => {
    const { engine, store, live } = lab();
    const { config, set } = store.getState();
    const loaded = engine.loadsSlowly();
    void live.start('dflash-sft-a');
    await settled();
    set({ config: { ...config, drafter: 'eagle3', rate: 1 } });
    loaded();
    await settled();
    expect([engine.asked, engine.request]).toEqual([[['dflash']], { config, resume: 'dflash-sft-a' }]);
    engine.end();
    await settled();
  });

  it('goes on where one that was stopped while it loaded is told so at last', async () => {
    const { engine, store, live } = lab();
    const loaded = engine.loadsSlowly();
    void live.start(null);
    await settled();
    live.stop();
    engine.loading = Promise.resolve(LOADED);
    void live.start(null);
    await settled();
    await engine.say(header, { kind: 'events', events: until(7) });
    loaded();
    await settled();
    expect(store.getState().phase).toEqual({ kind: 'training', paused: false });
    live.stop();
    await settled();
    expect(engine.stop).toHaveBeenCalledOnce();
  });

  it('knows how long measuring takes, from the header on', async () => {
    const engine = new PlayedEngine();
    const store = createTrainingSession();
    let now = 1000;
    const live = new LiveTraining(store, engine.connect, 'http://page/', 'unexpected', () => undefined, () => now);
    void live.start(null);
    await settled();
    await engine.say(header);
    now = 31_000;
    await engine.say({ kind: 'events', events: sftTraining.events.slice(0, 1) });
    expect(store.getState().measuring).toEqual([30_000]);
    live.stop();
    await settled();
  });

  it('says when something was kept, and when it is done', async () => {
    const { engine, live, onKept } = lab();
    void live.start(null);
    await settled();
    await engine.say(header, { kind: 'events', events: until(7) });
    expect(onKept).toHaveBeenCalledOnce();
    await engine.say({ kind: 'events', events: [{ type: 'end', reason: 'done' }] });
    expect(onKept).toHaveBeenCalledTimes(2);
  });
});

describe('a training that cannot begin', () => {
  it('for want of a GPU says so', async () => {
    const { engine, store, live } = lab();
    engine.probed = { ok: false, cause: 'no-adapter', detail: 'No adapter.' };
    await live.start(null);
    expect(store.getState()).toMatchObject({ phase: { kind: 'idle' }, failure: { cause: 'no-adapter', sentence: 'No adapter.' } });
  });
  it('because its models cannot be had says so', async () => {
    const { engine, store, live } = lab();
    engine.loading = Promise.resolve({ ok: false, cause: 'bad-model', sentence: 'The weights are cut off.' });
    await live.start(null);
    expect(store.getState().failure).toMatchObject({ sentence: 'The weights are cut off.' });
    engine.loading = Promise.resolve(LOADED);
    void live.start(null);
    await settled();
    // a drafter that cannot be had leaves the engine as it was
    expect([store.getState().phase.kind, engine.connects]).toEqual(['training', 1]);
    live.stop();
    await settled();
  });
  it('is idle at once where it is stopped while the models load, and never begins', async () => {
    const { engine, store, live } = lab();
    const loaded = engine.loadsSlowly();
    void live.start(null);
    await settled();
    live.stop();
    expect(store.getState().phase).toEqual({ kind: 'idle' });
    loaded();
    await settled();
    expect(engine.request).toBeNull();
    expect(store.getState().failure).toBeNull();
  });
});
