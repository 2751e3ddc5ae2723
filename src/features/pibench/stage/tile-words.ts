/** What the board says of one intent: its state and how it came to it; its words once they may be known; where it could have been known from. */
import type { IntentState, PiEvent } from '#core/pibench/events.ts';
import type { LoginMask } from '#core/pibench/exchange/login-mask.ts';
import type { HiddenIntent, Persona } from '#core/pibench/task.ts';
import { sessionsOf } from '#core/pibench/view/sessions-of.ts';
import type { Outcome } from '#core/pibench/view/stage-at.ts';
import { pibenchStrings } from '../pibench-strings.ts';

const words = pibenchStrings.board;

/** Where an intent was first learnt, in a session of this run. */
export interface Thread {
  readonly title: string;
  /** The session, from 0, and where in the log it was learnt there; null: it was not played. */
  readonly played: { readonly session: number; readonly cursor: number } | null;
}

/** null: it comes from no session. */
export function threadOf({ tasks }: Pick<Persona, 'tasks'>, events: readonly PiEvent[], { source }: HiddenIntent, mask: LoginMask | null): Thread | null {
  if (source?.from !== 'session') return null;
  const spans = sessionsOf(events);
  const session = spans.findIndex((span) => span.task === source.task);
  const title = tasks.find(({ id }) => id === source.task)?.title ?? source.task;
  const span = spans[session];
  return { title: mask?.text(title) ?? title, played: span ? { session, cursor: span.changes.find(({ intent }) => intent === source.intent)?.cursor ?? span.opened } : null };
}

export interface TileWords {
  readonly state: IntentState;
  /** Beside the word of the state. */
  readonly facts: readonly string[];
  /** null: hidden until it is known. */
  readonly content: string | null;
  /** Nothing as long as it is hidden. */
  readonly origin: readonly string[];
  /** In which session of this run it was first learnt; null: in none. */
  readonly learnt: string | null;
}

/** `open`: it can be read before it is known. */
export function tileWords({ content, kind, provided, source }: HiddenIntent, outcome: Outcome | null, thread: Thread | null, open: boolean): TileWords {
  const known = outcome !== null || open || provided;
  const from = source && (source.from === 'file' ? words.from.file(source.path) : source.from === 'session' ? null : words.from[source.from]);
  return {
    state: outcome?.to ?? 'pending',
    facts: [outcome && words.turn(outcome.turn), outcome?.style && words.style[outcome.style], provided && words.given].filter((fact) => typeof fact === 'string'),
    content: known ? content : null,
    origin: known ? [kind && words.kinds[kind], from, thread?.played === null && words.before(thread.title)].filter((part) => typeof part === 'string') : [],
    learnt: known && thread?.played ? words.learnt(thread.played.session + 1, thread.title) : null,
  };
}
