/** How long a request may take, and how long it may be silent: whichever comes first, or the caller's own stop, really aborts it. */
import { EndpointFault } from './endpoint-fault.ts';
import type { Wait } from './endpoint.ts';

export interface Patience {
  readonly silenceMs: number;
  readonly totalMs: number;
}

export class Deadline {
  readonly #request = new AbortController();
  readonly #over = new AbortController();
  readonly #aborted: Promise<never>;
  readonly #wait: Wait;
  readonly #patience: Patience;
  readonly #host: string;
  #quiet = new AbortController();

  constructor(host: string, wait: Wait, patience: Patience, stop: AbortSignal | undefined) {
    this.#host = host;
    this.#wait = wait;
    this.#patience = patience;
    const { signal } = this.#request;
    const abort = (): void => this.#request.abort(stop?.reason);
    this.#aborted = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
    this.#aborted.catch(() => undefined);
    stop?.addEventListener('abort', abort, { once: true, signal: this.#over.signal });
    if (stop?.aborted) abort();
    this.#after(patience.totalMs, this.#over.signal, () => new EndpointFault('late',
      `${host} was still answering after ${seconds(patience.totalMs)}, and was stopped. Ask for a shorter answer, or choose a smaller model.`));
    this.heard();
  }

  /** What the request is made with. */
  get signal(): AbortSignal {
    return this.#request.signal;
  }

  /** Something came: silence begins anew. */
  heard(): void {
    this.#quiet.abort();
    this.#quiet = new AbortController();
    this.#after(this.#patience.silenceMs, this.#quiet.signal, () => new EndpointFault('silent',
      `${this.#host} said nothing for ${seconds(this.#patience.silenceMs)}. It may be loading the model: try again, or look at what its server prints.`, { again: true }));
  }

  /** What comes of the work, or the reason for which it was given up. */
  async race<Result>(work: Promise<Result>): Promise<Result> {
    // whatever becomes of it once nobody waits for it
    work.catch(() => undefined);
    this.signal.throwIfAborted();
    return Promise.race([work, this.#aborted]);
  }

  /** No clock is left running, and what is still under way is of no use. */
  end(): void {
    this.#quiet.abort();
    this.#over.abort();
    this.#request.abort();
  }

  #after(ms: number, unless: AbortSignal, fault: () => EndpointFault): void {
    this.#wait(ms, unless).then(() => {
      if (!unless.aborted) this.#request.abort(fault());
    }, () => undefined);
  }
}

const seconds = (ms: number): string => (ms >= 120_000 ? `${Math.round(ms / 60_000)} minutes` : `${Math.round(ms / 1000)} seconds`);
