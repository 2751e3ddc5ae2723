/**
 * One run at a time on a page's engine, made to be watched: from the press of a button to a log that grows. Stopping counts whatever the run waits for:
 * while the models load nothing has been written, so that the page is idle at once; later the run ends where it stands.
 */
import { sentenceOf } from '#core/sentence-of.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { HeldEngine } from './held-engine.ts';
import { startLiveRun, type LiveRun } from './live-run.ts';
import type { Capability, EngineConnection, Failure, RunRequest } from './protocol.ts';

/** What the engine is doing for it. */
export type RunPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly bytes: number; readonly totalBytes: number }
  | { readonly kind: 'running' }
  /** The text has ended, and is timed. */
  | { readonly kind: 'measuring' };

export interface RunWatcher {
  readonly onCapability: (found: Capability) => void;
  readonly onPhase: (phase: RunPhase) => void;
  /** The run has a log; it grows from now on. */
  readonly onLog: (log: EventLog) => void;
  readonly onFailure: (sentence: string, cause: Failure['cause']) => void;
  /** All that will come of a run that began has come. */
  readonly onEnd: () => void;
}

const IDLE: RunPhase = { kind: 'idle' };

export class WatchedRun {
  readonly #held: HeldEngine;
  readonly #watcher: RunWatcher;
  /** What is said of an error that says nothing. */
  readonly #unexpected: string;
  #phase: RunPhase = IDLE;
  #run: LiveRun | null = null;
  /** Of the latest press of the button: aborted, it will not become a run. */
  #attempt = new AbortController();

  constructor(held: HeldEngine, watcher: RunWatcher, unexpected: string) {
    this.#held = held;
    this.#watcher = watcher;
    this.#unexpected = unexpected;
  }

  /** Nothing happens where one is under way. */
  async start(request: RunRequest): Promise<void> {
    if (this.#phase.kind !== 'idle') return;
    const { signal } = (this.#attempt = new AbortController());
    this.#to({ kind: 'loading', bytes: 0, totalBytes: 0 });
    try {
      const opened = await this.#held.open(request.config.drafter, signal, {
        onProbed: this.#watcher.onCapability,
        onProgress: ({ bytes, totalBytes }) => {
          if (this.#phase.kind === 'loading') this.#to({ kind: 'loading', bytes, totalBytes });
        },
      });
      if (opened.engine) this.#follow(opened.engine, request);
      // that there is no GPU the page says by itself
      else if (opened.at === 'load') this.#fail(opened.failure.sentence, opened.failure.cause);
      else this.#to(IDLE);
    } catch (error) {
      if (!signal.aborted) this.#fail(sentenceOf(error, this.#unexpected), 'internal');
    }
  }

  stop(): void {
    this.#attempt.abort();
    if (this.#run) this.#run.stop();
    else if (this.#phase.kind === 'loading') this.#to(IDLE);
  }

  /** Something else is to be looked at: what still comes of the run is seen by nobody. */
  abandon(): void {
    this.stop();
    this.#run = null;
    this.#to(IDLE);
  }

  /** The eye moves on, the engine may too. */
  acknowledge(cursor: number): void {
    this.#run?.acknowledge(cursor);
  }

  #to(phase: RunPhase): void {
    this.#phase = phase;
    this.#watcher.onPhase(phase);
  }

  #follow(engine: EngineConnection, request: RunRequest): void {
    const shown = (): boolean => this.#run === run;
    const run = startLiveRun(engine, request, {
      onLog: (log) => {
        if (!shown()) return;
        this.#to({ kind: 'running' });
        this.#watcher.onLog(log);
        log.subscribe(() => {
          if (shown() && log.events.some(({ type }) => type === 'run.end')) this.#to({ kind: 'measuring' });
        });
      },
      onFailure: (sentence, cause) => {
        this.#held.failed(engine, cause);
        if (shown()) this.#fail(sentence, cause);
      },
      onEnd: () => {
        if (!shown()) return;
        this.#run = null;
        this.#to(IDLE);
        this.#watcher.onEnd();
      },
    }, this.#unexpected);
    this.#run = run;
  }

  #fail(sentence: string, cause: Failure['cause']): void {
    this.#to(IDLE);
    this.#watcher.onFailure(sentence, cause);
  }
}
