/**
 * The engine under a session: connected on first use, asked for one run at a time. Stopping counts whatever a run waits for:
 * while the models load nothing has been written, so that the session is idle at once; later the run ends where it stands.
 */
import type { Capability, EngineCommands, EngineConnection, Failure } from '#engine/protocol.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { DrafterName, RunConfig } from '#core/trace/events.ts';
import { strings } from '../strings.ts';
import { startLiveRun, type LiveRun } from './live-run.ts';
import type { SessionStore } from './session.ts';

export type ConnectEngine = () => Promise<EngineConnection>;

const COMPARE_REPEATS = 3;

export class LiveEngine {
  readonly #store: SessionStore;
  readonly #connect: ConnectEngine;
  readonly #baseUrl: string;
  readonly #onCapability: (found: Capability) => void;
  #engine: Promise<EngineConnection> | null = null;
  #run: LiveRun | null = null;
  /** A run that is made to be compared, which nobody watches. */
  #unseen: LiveRun | null = null;
  /** Of the latest press of the button: aborted, it will not become a run. */
  #attempt = new AbortController();

  constructor(store: SessionStore, connect: ConnectEngine, baseUrl: string, onCapability: (found: Capability) => void) {
    this.#store = store;
    this.#connect = connect;
    this.#baseUrl = baseUrl;
    this.#onCapability = onCapability;
  }

  async run(): Promise<void> {
    const { phase, config, set } = this.#store.getState();
    if (phase.kind !== 'idle') return;
    const { signal } = (this.#attempt = new AbortController());
    set({ failure: null, phase: { kind: 'loading', bytes: 0, totalBytes: 0 } });
    try {
      const engine = await this.#loaded(config.drafter, signal);
      if (engine) this.#decode(engine, config);
      else set({ phase: { kind: 'idle' } });
    } catch (error) {
      if (error === signal.reason) return;
      this.#engine = null;
      if (!signal.aborted) this.#fail(error instanceof Error && error.message ? error.message : strings.failure.unexpected, 'internal');
    }
  }

  /** Makes these runs one after the other, unseen; each joins the comparison as it ends. One that cannot be had says why, and the next begins. */
  async runOthers(configs: readonly RunConfig[]): Promise<void> {
    const { phase, set } = this.#store.getState();
    if (phase.kind !== 'idle') return;
    const { signal } = (this.#attempt = new AbortController());
    set({ failure: null, second: null, lanes: [] });
    for (const [done, config] of configs.entries()) {
      set({ phase: { kind: 'lanes', drafter: config.drafter, done, of: configs.length } });
      const log = await this.#unseenRun(config, signal);
      if (signal.aborted) break;
      if (log) set({ lanes: [...this.#store.getState().lanes, { log, name: strings.controls.drafters[config.drafter] }] });
    }
    if (this.#store.getState().phase.kind === 'lanes') set({ phase: { kind: 'idle' } });
  }

  /** A whole run; null where there is none. */
  async #unseenRun(config: RunConfig, signal: AbortSignal): Promise<EventLog | null> {
    const fail = (sentence: string, cause: Failure['cause']): void => {
      if (cause === 'device-lost' || cause === 'internal') this.#engine = null;
      if (!signal.aborted) this.#store.getState().set({ failure: { sentence, cause, kept: false } });
    };
    try {
      const engine = await this.#loaded(config.drafter, signal, fail);
      if (!engine) return null;
      return await new Promise((resolve) => {
        const made: { log: EventLog | null; failed: boolean } = { log: null, failed: false };
        this.#unseen = startLiveRun(engine, { config, mode: 'inspect', compareRepeats: COMPARE_REPEATS }, {
          onLog: (log) => { made.log = log; },
          onFailure: (sentence, cause) => { made.failed = true; fail(sentence, cause); },
          onEnd: () => { this.#unseen = null; resolve(made.failed ? null : made.log); },
        }, strings.failure.unexpected);
        this.#unseen.acknowledge(Infinity);
      });
    } catch (error) {
      if (error !== signal.reason) fail(error instanceof Error && error.message ? error.message : strings.failure.unexpected, 'internal');
      return null;
    }
  }

  stop(): void {
    this.#attempt.abort();
    this.#unseen?.stop();
    if (this.#run) this.#run.stop();
    else if (['loading', 'lanes'].includes(this.#store.getState().phase.kind)) this.#store.getState().set({ phase: { kind: 'idle' } });
  }

  /** Something else is to be looked at: what still comes of the run is seen by nobody. */
  abandon(): void {
    this.stop();
    this.#run = null;
    this.#store.getState().set({ phase: { kind: 'idle' } });
  }

  /** The page is left: nothing of the engine stays behind. */
  leave(): void {
    this.abandon();
    this.#engine?.then((engine) => engine.disconnect()).catch(() => undefined);
    this.#engine = null;
  }

  /** The eye moves on, the engine may too. */
  acknowledge(cursor: number): void {
    this.#run?.acknowledge(cursor);
  }

  /** The engine with its models; null: they cannot be had, and the page says why. Throws the signal's reason where nobody waits any more. */
  async #loaded(drafter: DrafterName, signal: AbortSignal, onFailure = (sentence: string, cause: Failure['cause']) => this.#fail(sentence, cause)): Promise<EngineCommands | null> {
    this.#engine ??= this.#connect();
    let engine = await this.#engine;
    // another page may have taken the one engine there is
    if (!engine.connected) engine = await (this.#engine = this.#connect());
    signal.throwIfAborted();
    const found = await engine.probe();
    signal.throwIfAborted();
    this.#onCapability(found);
    if (!found.ok) return null;
    const loaded = await engine.load(this.#baseUrl, [drafter], ({ bytes, totalBytes }) => {
      const { phase, set } = this.#store.getState();
      if (phase.kind === 'loading') set({ phase: { kind: 'loading', bytes, totalBytes } });
    });
    if (!loaded.ok) this.#engine = null;
    signal.throwIfAborted();
    if (loaded.ok) return engine;
    onFailure(loaded.sentence, loaded.cause);
    return null;
  }

  #decode(engine: EngineCommands, config: RunConfig): void {
    const session = this.#store.getState();
    const shown = (): boolean => this.#run === run;
    const run = startLiveRun(
      engine,
      { config, mode: 'inspect', compareRepeats: COMPARE_REPEATS },
      {
        onLog: (log) => {
          if (!shown()) return;
          session.set({ phase: { kind: 'running' } });
          session.open(log, 'live');
          log.subscribe(() => {
            if (shown() && log.events.some(({ type }) => type === 'run.end')) session.set({ phase: { kind: 'measuring' } });
          });
        },
        onFailure: (sentence, cause) => {
          if (cause === 'device-lost' || cause === 'internal') this.#engine = null;
          if (shown()) this.#fail(sentence, cause);
        },
        onEnd: () => {
          if (!shown()) return;
          this.#run = null;
          const { wanted } = this.#store.getState();
          session.set({ phase: { kind: 'idle' }, wanted: null });
          if (wanted) session.select(wanted);
        },
      },
      strings.failure.unexpected,
    );
    this.#run = run;
  }

  #fail(sentence: string, cause: Failure['cause']): void {
    const { log, source, set } = this.#store.getState();
    set({ failure: { sentence, cause, kept: source === 'live' && log !== null && log.length > 0 }, phase: { kind: 'idle' } });
  }
}
