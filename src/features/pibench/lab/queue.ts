/**
 * The lab's queue. Scripted cells go to workers, all others are played on the page, one after the other, by whoever is handed in. The plan is kept in the
 * browser, and of cells that the page plays every session that is over, so that pause, a fault and a reload lose the one at hand and no more; what a
 * script came to is made again.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PiEvent, RunHeader } from '#core/pibench/events.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { LabResult } from '#core/pibench/lab/lab-results.ts';
import { isScripted, type LabDataset } from '#core/pibench/lab/play-scripted.ts';
import { MAX_TURNS } from '#core/pibench/play-run.ts';
import { runScore, type RunScore } from '#core/pibench/score/run-score.ts';
import type { Persona } from '#core/pibench/task.ts';
import { keptId, KeepFault, type KeptRuns } from './kept-runs.ts';
import { labStrings } from './lab-strings.ts';
import { playBatch, type Batch, type BatchWorker } from './play-batch.ts';
import { failuresInARow, failureText, sessionsOver, soundEvents, waitingItem, type QueueItem } from './queue-item.ts';

/** An endpoint that failed so many sessions in a row will fail the next. */
const FAILURES = 2;

/** Plays a cell on the page, going on behind `before`; rejects where it cannot, and where it was stopped. */
export type PlayCell = (cell: LabCell, before: readonly PiEvent[], tell: { readonly header: (header: RunHeader) => void; readonly event: (event: PiEvent) => void }, signal: AbortSignal) => Promise<void>;

export interface QueueState {
  readonly items: readonly QueueItem[];
  readonly running: boolean;
  /** Measured since the page was opened. */
  readonly msPerSession: { readonly scripted: number | null; readonly page: number | null };
  /** What left the screen is still on the disk. */
  readonly forgetting: boolean;
  /** What could not be kept, or forgotten, in a sentence. */
  readonly notice: string | null;
}

export interface QueueParts {
  readonly dataset: LabDataset;
  readonly playCell: PlayCell;
  readonly kept: KeptRuns;
  readonly now: () => number;
  /** Workers at once. */
  readonly hands: number;
  readonly openWorker?: () => BatchWorker;
}

export const resultsOf = (items: readonly QueueItem[]): LabResult[] => items.flatMap(({ cell, score }) => (score ? [{ cell, score }] : []));

export class LabQueue {
  readonly store: StoreApi<QueueState> = createStore<QueueState>(() => ({ items: [], running: false, msPerSession: { scripted: null, page: null }, forgetting: false, notice: null }));
  readonly #parts: QueueParts;
  #batch: Batch | null = null;
  #abort: AbortController | null = null;
  #restored: Promise<void> = Promise.resolve();
  #forgets = 0;
  /** Scripts of an earlier visit are made again once. */
  #remade = false;
  /** Nobody has said that what costs something shall go on. */
  #scriptsAlone = false;
  readonly #spent = { scripted: { ms: 0, sessions: 0 }, page: { ms: 0, sessions: 0 } };

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** What an earlier visit left: done, or waiting behind its last session. Nothing that costs something begins by itself. */
  restore(): Promise<void> {
    this.#restored = this.#restore();
    return this.#restored;
  }

  /** Makes the scripts of an earlier visit again, unless something is being run: it costs nothing, and is what was there before. */
  async remake(): Promise<void> {
    if (this.#remade) return;
    this.#remade = true;
    await this.#restored;
    const waits = ({ cell, state, earlier }: QueueItem): boolean => earlier && state === 'waiting' && isScripted(cell);
    if (this.store.getState().running || !this.store.getState().items.some(waits)) return;
    this.#scriptsAlone = true;
    this.#set({ running: true });
    this.#next();
  }

  async #restore(): Promise<void> {
    const { dataset, kept } = this.#parts;
    try {
      const own = (await kept.all()).filter((run) => run.dataset === dataset.hash && !this.#find(run.cell.id)).sort((a, b) => a.place - b.place);
      const items = own.map(({ cell, header, events }): QueueItem => {
        const whole = events.at(-1)?.type === 'end';
        return { ...waitingItem(cell), earlier: true, header, events, over: sessionsOver(events), ...(whole && { state: 'done', score: this.#scoreOf(cell, events) }) };
      });
      this.#set({ items: [...this.store.getState().items, ...items] });
    } catch (error) {
      this.#fault(error);
    }
  }

  /** Cells that the queue has already stay as they are. */
  add(cells: readonly LabCell[]): void {
    const fresh = [...new Map(cells.map((cell) => [cell.id, cell])).values()].filter(({ id }) => !this.#find(id)).map(waitingItem);
    this.#set({ items: [...this.store.getState().items, ...fresh] });
    for (const item of fresh) void this.#keep(item);
  }

  start(): void {
    this.#scriptsAlone = false;
    if (this.store.getState().running) return;
    this.#set({ running: true });
    this.#next();
  }

  /** What is in hand goes back to where its last session ended. */
  pause(): void {
    this.#batch?.stop();
    this.#batch = null;
    this.#abort?.abort();
    this.#abort = null;
    this.#set({ running: false });
    for (const { state, cell } of this.store.getState().items) if (state === 'running') this.#change(cell.id, (item) => this.#backToWaiting(item));
  }

  /** Pauses, and forgets what has not come to an end. */
  stop(): void {
    this.pause();
    void this.#forget(({ state }) => state === 'waiting');
  }

  /** Failed cells wait again, behind the last of their sessions that did not fail. */
  retry(): void {
    for (const { cell, state } of this.store.getState().items) if (state === 'failed') this.#change(cell.id, (item) => this.#backToWaiting(item));
    this.start();
  }

  clear(): void {
    this.pause();
    this.#set({ notice: null });
    void this.#forget(() => true);
  }

  #next(): void {
    if (this.#playScripts()) return;
    const item = this.#scriptsAlone ? undefined : this.store.getState().items.find(({ state }) => state === 'waiting');
    if (item) void this.#playOnPage(item);
    else this.#set({ running: false });
  }

  /** False where none waits. */
  #playScripts(): boolean {
    const scripted = this.store.getState().items.filter(({ state }) => state === 'waiting').map(({ cell }) => cell).filter(isScripted);
    if (scripted.length === 0) return false;
    const { dataset, hands, openWorker, now } = this.#parts;
    let last = now();
    this.#batch = playBatch(dataset, scripted, hands, {
      onStart: ({ id }) => this.#change(id, (item) => ({ ...item, state: 'running' })),
      onPlayed: ({ id, tasks }, score) => {
        this.#pace('scripted', now() - last, tasks.length);
        last = now();
        this.#change(id, (item) => ({ ...item, state: 'done', over: tasks.length, score }));
      },
      onFailed: ({ id }, text) => this.#change(id, (item) => ({ ...item, state: 'failed', text: labStrings.queue.workerFailed(text) })),
      onEnd: () => { this.#batch = null; this.#next(); },
    }, openWorker);
    return true;
  }

  async #playOnPage({ cell, events: before, header: had }: QueueItem): Promise<void> {
    const { now, playCell } = this.#parts;
    const abort = (this.#abort = new AbortController());
    const events = [...before];
    let header = had;
    let last = now();
    this.#change(cell.id, (item) => ({ ...item, state: 'running', text: null }));
    const event = (one: PiEvent): void => {
      if (abort.signal.aborted) return;
      events.push(one);
      if (one.type !== 'close' && one.type !== 'memory') return;
      if (one.type === 'close') this.#pace('page', now() - last, 1);
      last = now();
      this.#change(cell.id, (item) => ({ ...item, header, events: [...events], over: sessionsOver(events) }));
      void this.#keep(this.#find(cell.id));
      if (failuresInARow(events) >= FAILURES) abort.abort('failed');
    };
    let fault: unknown = null;
    await playCell(cell, before, { header: (one) => { header = one; }, event }, abort.signal).catch((error: unknown) => { fault = error; });
    if (abort.signal.aborted && abort.signal.reason !== 'failed') return;
    const failed = fault !== null || abort.signal.aborted;
    const text = failureText(events) ?? (fault instanceof Error && fault.message !== '' ? fault.message : labStrings.queue.failed);
    this.#change(cell.id, (item) => ({ ...item, header, events, over: sessionsOver(events), ...(failed ? { state: 'failed', text } : { state: 'done', score: this.#scoreOf(cell, events) }) }));
    await this.#keep(this.#find(cell.id));
    // paused meanwhile, or gone on already
    if (this.#abort === abort) this.#next();
  }

  #personaOf(cell: LabCell): Persona | undefined {
    return this.#parts.dataset.personas.find(({ id }) => id === cell.persona);
  }

  #scoreOf(cell: LabCell, events: readonly PiEvent[]): RunScore | null {
    const persona = this.#personaOf(cell);
    return persona ? runScore(persona, events, MAX_TURNS) : null;
  }

  #soundOf({ cell, events }: QueueItem): readonly PiEvent[] {
    const persona = this.#personaOf(cell);
    return persona ? soundEvents(events, cell, persona) : [];
  }

  #backToWaiting(item: QueueItem): QueueItem {
    const events = this.#soundOf(item);
    return { ...item, state: 'waiting', text: null, events, over: sessionsOver(events) };
  }

  #pace(kind: 'scripted' | 'page', ms: number, sessions: number): void {
    const spent = this.#spent[kind];
    spent.ms += ms;
    spent.sessions += sessions;
    this.#set({ msPerSession: { ...this.store.getState().msPerSession, [kind]: spent.ms / spent.sessions } });
  }

  async #keep(item: QueueItem | undefined): Promise<void> {
    if (!item) return;
    const { dataset, kept } = this.#parts;
    const { cell, header, state, events } = item;
    const sound = state === 'done' ? events : this.#soundOf(item);
    try {
      await kept.keep({ id: keptId(dataset.hash, cell), dataset: dataset.hash, cell, place: this.store.getState().items.findIndex((one) => one.cell.id === cell.id), header, events: sound });
    } catch (error) {
      this.#fault(error);
    }
  }

  /** They leave the screen at once; whoever closes the page while it says that it forgets finds some of them again. */
  async #forget(which: (item: QueueItem) => boolean): Promise<void> {
    const { dataset, kept } = this.#parts;
    const { items } = this.store.getState();
    this.#set({ items: items.filter((item) => !which(item)), forgetting: true });
    const mine = (this.#forgets += 1);
    try {
      await kept.forget(items.filter(which).map(({ cell }) => keptId(dataset.hash, cell)));
    } catch (error) {
      this.#fault(error);
    }
    if (mine === this.#forgets) this.#set({ forgetting: false });
  }

  #fault(error: unknown): void {
    this.#set({ notice: error instanceof KeepFault ? error.message : labStrings.kept.refused });
  }

  #find(id: string): QueueItem | undefined {
    return this.store.getState().items.find(({ cell }) => cell.id === id);
  }

  #change(id: string, change: (item: QueueItem) => QueueItem): void {
    this.#set({ items: this.store.getState().items.map((item) => (item.cell.id === id ? change(item) : item)) });
  }

  #set(state: Partial<QueueState>): void {
    this.store.setState(state);
  }
}
