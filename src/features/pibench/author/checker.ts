/**
 * One check at a time, of the latest draft alone: what is typed meanwhile waits, and replaces what waited before. A check that takes too long ends
 * with its worker, and the next one gets a new worker.
 */
import type { CheckAnswer, CheckRequest } from './check-answer.ts';

export const MOST_CHECK_MS = 5000;

export interface CheckWorker {
  onmessage: ((event: { readonly data: CheckAnswer }) => void) | null;
  onerror: ((event: never) => void) | null;
  postMessage(request: CheckRequest): void;
  terminate(): void;
}

/** late: it was stopped. broken: no worker can be had, or it failed. */
export type Checked = { readonly kind: 'checked'; readonly request: CheckRequest; readonly answer: CheckAnswer } | { readonly kind: 'late' | 'broken'; readonly request: CheckRequest };

export const startCheckWorker = (): CheckWorker => new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module', name: 'task check' }) as CheckWorker;

export class Checker {
  readonly #start: () => CheckWorker;
  readonly #onChecked: (checked: Checked) => void;
  #worker: CheckWorker | null = null;
  #running: CheckRequest | null = null;
  #next: CheckRequest | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => CheckWorker, onChecked: (checked: Checked) => void) {
    this.#start = start;
    this.#onChecked = onChecked;
  }

  ask(request: CheckRequest): void {
    if (this.#running) this.#next = request;
    else this.#run(request);
  }

  #run(request: CheckRequest): void {
    this.#running = request;
    try {
      const worker = (this.#worker ??= this.#start());
      worker.onmessage = ({ data: answer }) => this.#done({ kind: 'checked', request, answer });
      worker.onerror = () => this.#end({ kind: 'broken', request });
      worker.postMessage(request);
      this.#deadline = setTimeout(() => this.#end({ kind: 'late', request }), MOST_CHECK_MS);
    } catch {
      this.#end({ kind: 'broken', request });
    }
  }

  #end(checked: Checked): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#done(checked);
  }

  #done(checked: Checked): void {
    clearTimeout(this.#deadline);
    this.#running = null;
    const next = this.#next;
    this.#next = null;
    this.#onChecked(checked);
    if (next) this.#run(next);
  }

  stop(): void {
    clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
    this.#next = null;
  }
}
