/**
 * The target at work under the page: a run watched on the engine (engine/watched-run.ts), and the eye that follows it at a pace at which a thought can be read. The
 * engine waits for the eye, so that a run stands still while nobody looks.
 */
import { recordedThought } from '#core/reasoning/drafts-by-step.ts';
import { advance, type Clock } from '#core/trace/playback.ts';
import { HeldEngine, type ConnectEngine } from '#engine/held-engine.ts';
import type { Capability } from '#engine/protocol.ts';
import { WatchedRun } from '#engine/watched-run.ts';
import type { ReasoningStore } from '../session/reasoning-session.ts';
import { liveConfig, type LiveChoice } from './live-problems.ts';
import type { LiveState } from './live-state.ts';
import { liveStrings } from './live-strings.ts';

/** Drafts are not told one by one here, so it may be faster than where they are. */
const TEMPO = 2;
const START: Clock = { cursor: 0, spent: 0 };

export class Thinking {
  readonly #store: ReasoningStore;
  readonly #watched: WatchedRun;
  #of: LiveChoice | null = null;
  #clock = START;

  constructor(store: ReasoningStore, connect: ConnectEngine, baseUrl: string) {
    this.#store = store;
    this.#watched = new WatchedRun(new HeldEngine(connect, baseUrl), {
      onCapability: this.found,
      onPhase: (phase) => { this.#set({ phase }); if (phase.kind === 'idle') this.#settle(); },
      onLog: (log) => {
        this.#clock = START;
        if (this.#of) this.#set({ run: { of: this.#of, log }, cursor: 0 });
      },
      onFailure: (sentence, cause) => { this.#set({ failure: { sentence, cause } }); this.#settle(); },
      onEnd: () => this.#settle(),
    }, liveStrings.failure.unexpected);
  }

  /** What is known of the GPU; null: nothing speaks against it. */
  found = (found: Capability | null): void => this.#set({ noGpu: found === null || found.ok ? null : found.cause });

  start(): void {
    const { live: { choice, phase, run, before }, set } = this.#store.getState();
    if (phase.kind !== 'idle') return;
    this.#of = choice;
    set({ step: null });
    this.#set({ failure: null, run: null, cursor: 0, ...(run && { before: [...before, recordedThought(run.log)] }) });
    void this.#watched.start({ config: liveConfig(choice), mode: 'inspect', compareRepeats: 0 });
  }

  /** What has been written is kept, and shown at once. */
  stop(): void {
    this.#watched.stop();
    const { phase, run } = this.#store.getState().live;
    if (phase.kind === 'idle' && run) this.#see({ cursor: run.log.length, spent: 0 });
  }

  /** Time passes for the eye. */
  tick = (elapsed: number, cuts: boolean): void => {
    const { run } = this.#store.getState().live;
    if (run) this.#see(advance(run.log, this.#clock, elapsed, TEMPO, cuts));
  };

  /** A run that was broken off is not played to its end. */
  #settle(): void {
    const { run } = this.#store.getState().live;
    const end = run?.log.events.at(-1);
    if (run && end?.type === 'run.end' && (end.reason === 'stopped' || end.reason === 'failed')) this.#see({ cursor: run.log.length, spent: 0 });
  }

  #see(clock: Clock): void {
    this.#clock = clock;
    if (clock.cursor !== this.#store.getState().live.cursor) this.#set({ cursor: clock.cursor });
    this.#watched.acknowledge(clock.cursor);
  }

  #set(part: Partial<LiveState>): void {
    this.#store.setState(({ live }) => ({ live: { ...live, ...part } }));
  }
}
