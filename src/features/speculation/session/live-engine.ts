/**
 * The engine under a session: connected on first use, asked for one run at a time. Stopping counts whatever a run waits for:
 * while the models load nothing has been written, so that the session is idle at once; later the run ends where it stands.
 */
import type { Capability, EngineCommands, EngineConnection, Failure } from '#engine/protocol.ts';
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

  stop(): void {
    this.#attempt.abort();
    if (this.#run) this.#run.stop();
    else if (this.#store.getState().phase.kind === 'loading') this.#store.getState().set({ phase: { kind: 'idle' } });
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
  async #loaded(drafter: DrafterName, signal: AbortSignal): Promise<EngineCommands | null> {
    this.#engine ??= this.#connect();
    const engine = await this.#engine;
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
    this.#fail(loaded.sentence, loaded.cause);
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
