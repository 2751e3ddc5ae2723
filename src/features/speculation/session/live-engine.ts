/**
 * The engine under a session: connected on first use, asked for one run at a time. Stopping counts whatever a run waits for:
 * while the models load nothing has been written, so that the session is idle at once; later the run ends where it stands.
 */
import { HeldEngine, type ConnectEngine } from '#engine/held-engine.ts';
import type { Capability, EngineConnection, Failure } from '#engine/protocol.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { DrafterName, RunConfig } from '#core/trace/events.ts';
import { sameConfig } from '#core/trace/run-config.ts';
import { strings } from '../strings.ts';
import { startLiveRun, type LiveRun } from './live-run.ts';
import type { Second, SessionStore } from './session.ts';

const COMPARE_REPEATS = 3;

/** The lanes with one more, in the order of what was asked for. */
function joined(lanes: readonly Second[], lane: Second, configs: readonly RunConfig[]): readonly Second[] {
  return configs.flatMap((config) => [lane, ...lanes].find(({ log }) => sameConfig(config, log.header.config)) ?? []);
}

export class LiveEngine {
  readonly #store: SessionStore;
  readonly #held: HeldEngine;
  readonly #onCapability: (found: Capability) => void;
  #run: LiveRun | null = null;
  /** A run that is made to be compared, which nobody watches. */
  #unseen: LiveRun | null = null;
  /** Of the latest press of the button: aborted, it will not become a run. */
  #attempt = new AbortController();

  constructor(store: SessionStore, connect: ConnectEngine, baseUrl: string, onCapability: (found: Capability) => void) {
    this.#store = store;
    this.#held = new HeldEngine(connect, baseUrl);
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
      if (!signal.aborted) this.#fail(error instanceof Error && error.message ? error.message : strings.failure.unexpected, 'internal');
    }
  }

  /** Makes these runs one after the other, unseen; each joins the comparison as it ends, in the place of the same made before. One that cannot be had says why, and the next begins. */
  async runOthers(configs: readonly RunConfig[]): Promise<void> {
    const { phase, set } = this.#store.getState();
    if (phase.kind !== 'idle') return;
    const { signal } = (this.#attempt = new AbortController());
    const before = this.#store.getState().lanes.filter(({ log }) => configs.some((config) => sameConfig(config, log.header.config)));
    set({ failure: null, second: null, lanes: before, lanesStopped: null });
    for (const [done, config] of configs.entries()) {
      set({ phase: { kind: 'lanes', drafter: config.drafter, done, of: configs.length } });
      const log = await this.#unseenRun(config, signal);
      if (signal.aborted) break;
      if (log) set({ lanes: joined(this.#store.getState().lanes, { log, name: strings.controls.drafters[config.drafter] }, configs) });
    }
    // whoever stopped these has set the page idle, and others may be under way since
    if (!signal.aborted) set({ phase: { kind: 'idle' } });
  }

  /** A whole run; null where there is none. */
  async #unseenRun(config: RunConfig, signal: AbortSignal): Promise<EventLog | null> {
    const fail = (sentence: string, cause: Failure['cause']): void => {
      if (!signal.aborted) this.#store.getState().set({ failure: { sentence, cause, kept: false } });
    };
    try {
      const engine = await this.#loaded(config.drafter, signal, fail);
      if (!engine) return null;
      return await new Promise((resolve) => {
        const made: { log: EventLog | null; failed: boolean } = { log: null, failed: false };
        const run = startLiveRun(engine, { config, mode: 'inspect', compareRepeats: COMPARE_REPEATS }, {
          onLog: (log) => { made.log = log; },
          onFailure: (sentence, cause) => { made.failed = true; this.#held.failed(engine, cause); fail(sentence, cause); },
          onEnd: () => { if (this.#unseen === run) this.#unseen = null; resolve(made.failed ? null : made.log); },
        }, strings.failure.unexpected);
        this.#unseen = run;
        run.acknowledge(Infinity);
      });
    } catch (error) {
      fail(error instanceof Error && error.message ? error.message : strings.failure.unexpected, 'internal');
      return null;
    }
  }

  stop(): void {
    const { phase, set } = this.#store.getState();
    this.#attempt.abort();
    this.#unseen?.stop();
    if (this.#run) this.#run.stop();
    else if (phase.kind === 'loading') set({ phase: { kind: 'idle' } });
    else if (phase.kind === 'lanes') set({ phase: { kind: 'idle' }, lanesStopped: phase });
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
    this.#held.leave();
  }

  /** The eye moves on, the engine may too. */
  acknowledge(cursor: number): void {
    this.#run?.acknowledge(cursor);
  }

  /** The engine with its models; null: they cannot be had, and the page says why. Throws the signal's reason where nobody waits any more. */
  async #loaded(drafter: DrafterName, signal: AbortSignal, onFailure = (sentence: string, cause: Failure['cause']) => this.#fail(sentence, cause)): Promise<EngineConnection | null> {
    const opened = await this.#held.open(drafter, signal, {
      onProbed: this.#onCapability,
      onProgress: ({ bytes, totalBytes }) => {
        const { phase, set } = this.#store.getState();
        if (phase.kind === 'loading') set({ phase: { kind: 'loading', bytes, totalBytes } });
      },
    });
    // that there is no GPU the page says by itself
    if (opened.engine === null && opened.at === 'load') onFailure(opened.failure.sentence, opened.failure.cause);
    return opened.engine;
  }

  #decode(engine: EngineConnection, config: RunConfig): void {
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
          this.#held.failed(engine, cause);
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
