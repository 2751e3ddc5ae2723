/**
 * The engine under a session: connected on first use, asked for one run at a time, watched (engine/watched-run.ts) or, to be compared, unseen.
 */
import { HeldEngine, type ConnectEngine } from '#engine/held-engine.ts';
import { startLiveRun, type LiveRun } from '#engine/live-run.ts';
import type { Capability, EngineConnection, Failure } from '#engine/protocol.ts';
import { WatchedRun } from '#engine/watched-run.ts';
import { sentenceOf } from '#core/sentence-of.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { DrafterName, RunConfig } from '#core/trace/events.ts';
import { sameConfig } from '#core/trace/run-config.ts';
import { strings } from '../strings.ts';
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
  readonly #watched: WatchedRun;
  /** A run that is made to be compared, which nobody watches. */
  #unseen: LiveRun | null = null;
  /** Of the latest press of the button for those: aborted, what is left of them is not made. */
  #attempt = new AbortController();

  constructor(store: SessionStore, connect: ConnectEngine, baseUrl: string, onCapability: (found: Capability) => void) {
    this.#store = store;
    this.#held = new HeldEngine(connect, baseUrl);
    this.#onCapability = onCapability;
    const session = store.getState();
    this.#watched = new WatchedRun(this.#held, {
      onCapability,
      onPhase: (phase) => session.set({ phase }),
      onLog: (log) => session.open(log, 'live'),
      onFailure: (sentence, cause) => {
        const { log, source, set } = store.getState();
        set({ failure: { sentence, cause, kept: source === 'live' && log !== null && log.length > 0 } });
      },
      onEnd: () => {
        const { wanted, set, select } = store.getState();
        set({ wanted: null });
        if (wanted) select(wanted);
      },
    }, strings.failure.unexpected);
  }

  async run(): Promise<void> {
    const { phase, config, set } = this.#store.getState();
    if (phase.kind !== 'idle') return;
    set({ failure: null });
    await this.#watched.start({ config, mode: 'inspect', compareRepeats: COMPARE_REPEATS });
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
      fail(sentenceOf(error, strings.failure.unexpected), 'internal');
      return null;
    }
  }

  stop(): void {
    const { phase, set } = this.#store.getState();
    this.#attempt.abort();
    this.#unseen?.stop();
    this.#watched.stop();
    if (phase.kind === 'lanes') set({ phase: { kind: 'idle' }, lanesStopped: phase });
  }

  /** Something else is to be looked at: what still comes of the run is seen by nobody. */
  abandon(): void {
    this.stop();
    this.#watched.abandon();
  }

  /** The page is left: nothing of the engine stays behind. */
  leave(): void {
    this.abandon();
    this.#held.leave();
  }

  /** The eye moves on, the engine may too. */
  acknowledge(cursor: number): void {
    this.#watched.acknowledge(cursor);
  }

  /** The engine with its models; null: they cannot be had, and `fail` says why. Throws the signal's reason where nobody waits any more. */
  async #loaded(drafter: DrafterName, signal: AbortSignal, fail: (sentence: string, cause: Failure['cause']) => void): Promise<EngineConnection | null> {
    const opened = await this.#held.open(drafter, signal, { onProbed: this.#onCapability, onProgress: () => undefined });
    // that there is no GPU the page says by itself
    if (opened.engine === null && opened.at === 'load') fail(opened.failure.sentence, opened.failure.cause);
    return opened.engine;
  }
}
