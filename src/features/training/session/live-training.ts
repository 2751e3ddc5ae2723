/**
 * The engine under the lab: connected on first use, asked for one training at a time. The page allows steps: pausing allows none beyond
 * the latest, a single step one more, going on all of them. A log that nobody ended says that it failed, and why.
 */
import { sentenceOf } from '#core/sentence-of.ts';
import { changedChoices } from '#core/training/config-changes.ts';
import { eventsBefore } from '#core/training/gone-on.ts';
import { hear, heardBegin, type Heard } from '#core/training/time-left.ts';
import { lastStep } from '#core/training/training-at.ts';
import { endingOf } from '#core/training/training-ending.ts';
import type { TrainedDrafter, TrainingEvent, TrainingHeader } from '#core/training/training-events.ts';
import { TrainingRun } from '#core/training/training-run.ts';
import { HeldEngine, type ConnectEngine } from '#engine/held-engine.ts';
import type { EngineConnection, Failure, TrainingAllowance, TrainingMessage, TrainingRequest } from '#engine/protocol.ts';
import type { TrainingStore } from './training-session.ts';

/** Port and call are two ways: what was posted before the call resolved may arrive after it. */
const STRAGGLERS_MS = 60;

export class LiveTraining {
  readonly #store: TrainingStore;
  readonly #held: HeldEngine;
  readonly #unexpected: string;
  /** That trains. */
  #engine: EngineConnection | null = null;
  #port: MessagePort | null = null;
  #run: TrainingRun | null = null;
  /** Of a training that has a header and no step yet. */
  #begun: { readonly header: TrainingHeader; readonly events: readonly TrainingEvent[] } | null = null;
  #resumes: string | null = null;
  #heard: Heard = heardBegin(0);
  /** Of the latest press of the button: aborted, it will not become a training. */
  #attempt = new AbortController();

  constructor(store: TrainingStore, connect: ConnectEngine, baseUrl: string, unexpected: string, private readonly onKept: () => void, private readonly now = (): number => performance.now()) {
    this.#store = store;
    this.#held = new HeldEngine(connect, baseUrl);
    this.#unexpected = unexpected;
  }

  /** `resume`: what is kept under this name; null: a new training. */
  async start(resume: string | null): Promise<void> {
    // the choices as they are at the press: the form stays open while the models load
    const { phase, config, set } = this.#store.getState();
    if (phase.kind !== 'idle') return;
    const { signal } = (this.#attempt = new AbortController());
    set({ failure: null, said: '', phase: { kind: 'loading', bytes: 0, totalBytes: 0 } });
    try {
      const engine = await this.#loaded(config.drafter, signal);
      if (engine) await this.#train(engine, { config, resume });
    } catch (error) {
      if (!signal.aborted) this.#fail({ cause: 'internal', sentence: sentenceOf(error, this.#unexpected) });
    } finally {
      // one that was stopped while it loaded never began, and another may be under way
      if (!signal.aborted) this.#end();
    }
  }

  pause(): void {
    this.#allow(this.#last(), true);
  }

  step(): void {
    this.#allow(this.#last() + 1, true);
  }

  goOn(): void {
    this.#allow(Infinity, false);
  }

  /** While the models load nothing has been trained, so that the page is idle at once; later the training ends where it stands. */
  stop(): void {
    const { phase, set } = this.#store.getState();
    if (phase.kind === 'training') void this.#engine?.stop().catch(() => undefined);
    else if (phase.kind === 'loading') {
      this.#attempt.abort();
      set({ phase: { kind: 'idle' } });
    }
  }

  #last(): number {
    return this.#run ? lastStep(this.#run.events) : 0;
  }

  #allow(until: number, paused: boolean): void {
    const { phase, set } = this.#store.getState();
    if (phase.kind !== 'training' || !this.#port) return;
    const message: TrainingAllowance = { kind: 'allow', until };
    this.#port.postMessage(message);
    set({ phase: { kind: 'training', paused } });
  }

  /** The engine with its models; null: they cannot be had, and the page says why. Throws the signal's reason where nobody waits any more. */
  async #loaded(drafter: TrainedDrafter, signal: AbortSignal): Promise<EngineConnection | null> {
    const opened = await this.#held.open(drafter, signal, {
      onProgress: ({ bytes, totalBytes }) => {
        const { phase, set } = this.#store.getState();
        if (phase.kind === 'loading') set({ phase: { kind: 'loading', bytes, totalBytes } });
      },
    });
    if (!opened.engine) this.#fail(opened.failure);
    return opened.engine;
  }

  async #train(engine: EngineConnection, request: TrainingRequest): Promise<void> {
    const { port1: ours, port2: theirs } = new MessageChannel();
    this.#port = ours;
    this.#engine = engine;
    this.#run = null;
    this.#begun = null;
    this.#resumes = request.resume;
    ours.onmessage = ({ data }: MessageEvent<TrainingMessage>) => this.#hear(data);
    this.#store.getState().set({ phase: { kind: 'training', paused: false } });
    this.#allow(Infinity, false);
    await engine.train(request, theirs).catch((error: unknown) => {
      this.#held.failed(engine, 'internal');
      throw error;
    });
    await new Promise((resolve) => setTimeout(resolve, STRAGGLERS_MS));
  }

  #hear(message: TrainingMessage): void {
    switch (message.kind) {
      case 'header':
        this.#begun = { header: message.header, events: [] };
        this.#heard = heardBegin(this.now());
        break;
      case 'events':
        this.#heard = hear(this.#heard, message.events, this.now());
        this.#store.getState().set({ measuring: this.#heard.measuring });
        if (this.#run) this.#run.append(message.events);
        else this.#begin(message.events);
        if (message.events.some(({ type }) => type === 'checkpoint' || type === 'end')) this.onKept();
        break;
      case 'failed':
        if (this.#engine) this.#held.failed(this.#engine, message.cause);
        this.#fail(message);
        break;
    }
  }

  /** The first step that is told of says where it begins: one that is gone on with keeps the curves that are shown. */
  #begin(events: readonly TrainingEvent[]): void {
    if (!this.#begun) return;
    const { header, events: waiting } = this.#begun;
    const all = [...waiting, ...events];
    this.#begun = { header, events: all };
    const first = all.find((event) => 'step' in event);
    if (!first && !endingOf(all)) return;
    const { run: shown, source, open } = this.#store.getState();
    const same = this.#resumes !== null && source === 'live' && shown && changedChoices(shown.header.config, header.config).length === 0;
    this.#run = new TrainingRun(header, [...(same && first ? eventsBefore(shown.events, first) : []), ...all]);
    open(this.#run, 'live');
  }

  /** In the log where there is one, else on the page. */
  #fail({ cause, sentence }: Failure): void {
    const run = this.#run;
    if (!run || endingOf(run.events)) this.#store.getState().set({ failure: { cause, sentence } });
    else run.append([{ type: 'end', reason: 'failed', text: sentence }]);
  }

  #end(): void {
    this.#port?.close();
    this.#port = null;
    this.#engine = null;
    this.#run = null;
    this.#store.getState().set({ phase: { kind: 'idle' } });
  }
}
