/**
 * The last run that cannot be made again, a visitor's own or a model's, on the shipped set: kept in this browser as its file would be, so that a reload does
 * not lose it. It goes on no more: a session that was under way ends where it was. One run; the next takes its place.
 */
import type { PiEvent, PiRun } from '#core/pibench/events.ts';
import { decodeRun, encodeRun } from '#core/pibench/exchange/run-codec.ts';
import { hashOf } from '#core/pibench/read/read-dataset.ts';
import type { Persona } from '#core/pibench/task.ts';
import { sessionsOf } from '#core/pibench/view/sessions-of.ts';

/** Of `localStorage`, as much as is needed; it may be full, or closed to the page, and throw. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem'>;

const NAME = 'slipstream-pibench-own-run';

/** Ends where it broke off. */
function ended({ header, events }: PiRun): PiRun {
  if (events.at(-1)?.type === 'end') return { header, events };
  const last = sessionsOf(events).at(-1);
  const open = last && !events.slice(last.start).some(({ type }) => type === 'close');
  const close: readonly PiEvent[] = open ? [{ type: 'close', task: last.task, turn: last.turns.length, reason: 'stopped' }] : [];
  return { header, events: [...events, ...close, { type: 'end' }] };
}

export class KeptOwnRun {
  readonly #storage: () => BrowserStorage;
  /** The logs that are kept as far as they go: one grows in place. */
  readonly #safe = new WeakMap<readonly PiEvent[], number>();

  /** As a function, since reading `localStorage` may throw already. */
  constructor(storage: () => BrowserStorage) {
    this.#storage = storage;
  }

  keep(run: PiRun): void {
    try {
      this.#storage().setItem(NAME, encodeRun(run));
      this.#safe.set(run.events, run.events.length);
    } catch {
      // full or closed: the page then warns before it is left
    }
  }

  /** Nothing of it is kept, or not all. */
  lacks({ events }: PiRun): boolean {
    return (this.#safe.get(events) ?? 0) < events.length;
  }

  /** Null: none, or of tasks that are no longer as they were. */
  run(personas: readonly Persona[]): PiRun | null {
    let text: string | null = null;
    try {
      text = this.#storage().getItem(NAME);
    } catch {
      return null;
    }
    const read = text === null ? null : decodeRun(text);
    if (!read?.ok) return null;
    const persona = personas.find(({ id }) => id === read.run.header.persona);
    if (!persona || hashOf([persona]) !== read.run.header.dataset.hash) return null;
    const run = ended(read.run);
    this.#safe.set(run.events, run.events.length);
    return run;
  }
}
