/**
 * An append-only log: of a decoding run, or of a training. Nothing in it ever changes, so a position in it names a state for good.
 * Listeners are told once per append; whoever draws coalesces to a frame.
 */
interface Header {
  /** Text of token ids, as far as they are known when the log begins. */
  readonly vocabulary: Readonly<Record<number, string>>;
}

export class GrowingLog<LogHeader extends Header, Event> {
  readonly #events: Event[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #vocabulary = new Map<number, string>();
  readonly #header: LogHeader;
  #version = 0;

  constructor(header: LogHeader, events: readonly Event[] = []) {
    this.#header = header;
    this.#learn(header.vocabulary);
    for (const event of events) this.#events.push(event);
  }

  get header(): LogHeader {
    return this.#header;
  }

  get length(): number {
    return this.#events.length;
  }

  /** Rises by one at every append: what a store compares. */
  get version(): number {
    return this.#version;
  }

  /** The events so far; grows in place, is never rewritten. */
  get events(): readonly Event[] {
    return this.#events;
  }

  at(index: number): Event | undefined {
    return this.#events[index];
  }

  /** The text of a token; an id without text is shown as what it is. */
  text(token: number): string {
    return this.#vocabulary.get(token) ?? `⟨${token}⟩`;
  }

  /** Every token that the log can spell. */
  vocabulary(): Readonly<Record<number, string>> {
    return Object.fromEntries(this.#vocabulary);
  }

  append(events: readonly Event[], vocabulary: Readonly<Record<number, string>> = {}): void {
    this.#learn(vocabulary);
    for (const event of events) this.#events.push(event);
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  #learn(vocabulary: Readonly<Record<number, string>>): void {
    for (const [token, text] of Object.entries(vocabulary)) this.#vocabulary.set(Number(token), text);
  }
}
