/**
 * The session that a cursor is in, as the stage shows it (pibench.md 8.5): what was said and done, in order, with what was judged of it, and
 * what became of each intent, when, and by which words. A fold over the session's events; going forward it goes on from where it was, and
 * what has not changed stays the same object.
 */
import type { CloseReason, MessageEvent, PiEvent, UserReason, VerdictsEvent } from '../events.ts';
import type { Evidence, QuestionStyle } from '../judge.ts';
import { wordsIn } from '../score/session-record.ts';
import { sessionIndexAt, sessionsOf } from './sessions-of.ts';
import type { Ended } from './state-words.ts';

/** A span of one text that decided over an intent. */
export interface Mark {
  readonly intent: string;
  readonly to: Ended;
  readonly start: number;
  readonly end: number;
}

/** What was judged of a message. */
export interface VerdictStrip {
  readonly changes: readonly { readonly intent: string; readonly to: Ended }[];
  /** Intents that were pending when it was said. */
  readonly pending: number;
  readonly questions: number;
  /** Of the intents, so many were asked about. */
  readonly matched: number;
  readonly blocks: number;
  readonly servingBlocks: number;
  /** Criteria that hold by now; of none: the task has none. */
  readonly met: number;
  readonly criteria: number;
  /** Verdicts that the judge gave no usable answer for. */
  readonly failed: number;
}

/** `at` is the place of the event that began it: what tells items apart. */
export type StreamItem = { readonly at: number } & (
  | { readonly kind: 'user'; readonly text: string; readonly reason: UserReason; readonly reveals: readonly string[] }
  | { readonly kind: 'agent'; readonly turn: number; readonly text: string; readonly streaming: boolean; readonly tokens: MessageEvent['tokens'] | null; readonly strip: VerdictStrip | null; readonly marks: readonly Mark[] }
  | { readonly kind: 'tool'; readonly turn: number; readonly name: string; readonly args: Readonly<Record<string, unknown>>; readonly result: string; readonly failed: boolean }
  | { readonly kind: 'file'; readonly turn: number; readonly path: string; readonly text: string; /** null: there was none */ readonly before: string | null; readonly marks: readonly Mark[] }
  | { readonly kind: 'kept'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'close'; readonly reason: CloseReason; readonly text: string | null }
);

/** What became of an intent that is pending no longer. */
export interface Outcome {
  readonly to: Ended;
  readonly turn: number;
  readonly evidence: readonly Evidence[];
  /** How it was asked about. */
  readonly style: QuestionStyle | null;
}

export interface SessionView {
  readonly task: string;
  /** From 0. */
  readonly index: number;
  readonly items: readonly StreamItem[];
  /** Those that are not in it are pending. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What the agent remembered as it began; '': nothing. */
  readonly memory: string;
  /** Files that the task laid out. */
  readonly files: readonly string[];
  /** Criteria that held after some message, by their place. */
  readonly everMet: ReadonlySet<number>;
  readonly closed: CloseReason | null;
  readonly questions: number;
  /** Questions that were about an intent. */
  readonly hits: number;
  /** Behind its opening, as every table counts them. */
  readonly userWords: number;
  /** Messages of the assistant. */
  readonly turns: number;
}

const NONE: ReadonlyMap<string, Outcome> = new Map();

interface Fold {
  readonly view: SessionView;
  readonly verdicts: VerdictsEvent | null;
}

/** Of a session of which nothing has happened yet. */
export const blankStage = (task: string, index = 0): SessionView => ({
  task, index, items: [], outcomes: NONE, memory: '', files: [], everMet: new Set(), closed: null, questions: 0, hits: 0, userWords: 0, turns: 0,
});

function replaced(items: readonly StreamItem[], at: number, item: StreamItem): readonly StreamItem[] {
  const copy = [...items];
  copy[at] = item;
  return copy;
}

/** The message that is being written, or was last. */
const lastAgent = (items: readonly StreamItem[]): number => items.findLastIndex(({ kind }) => kind === 'agent');

/** What was being written when a line broke stays as it was: another try is a message of its own. */
function brokenOff(items: readonly StreamItem[]): readonly StreamItem[] {
  const at = lastAgent(items);
  const item = items[at];
  return item?.kind === 'agent' && item.streaming ? replaced(items, at, { ...item, streaming: false }) : items;
}

/** Evidence goes to the text that it points into: the message, or the latest state of a file. */
function marked(items: readonly StreamItem[], intent: string, to: Ended, evidence: readonly Evidence[]): readonly StreamItem[] {
  return evidence.reduce<readonly StreamItem[]>((before, { start, end, file }) => {
    const at = file === undefined ? lastAgent(before) : before.findLastIndex((item) => item.kind === 'file' && item.path === file);
    const item = before[at];
    return item && 'marks' in item ? replaced(before, at, { ...item, marks: [...item.marks, { intent, to, start, end }] }) : before;
  }, items);
}

function stripOf({ satisfied, asked, criteria, questions, blocks, servingBlocks }: VerdictsEvent): VerdictStrip {
  const verdicts = [...Object.values(satisfied), ...Object.values(asked), ...criteria];
  return {
    changes: [], pending: Object.keys(satisfied).length, questions, matched: Object.values(asked).filter(({ yes }) => yes).length, blocks, servingBlocks,
    met: criteria.filter(({ yes }) => yes).length, criteria: criteria.length, failed: verdicts.filter(({ failed }) => failed).length,
  };
}

function told({ view, verdicts }: Fold, { intent, to, turn }: Extract<PiEvent, { type: 'intent' }>): SessionView {
  const own = verdicts?.turn === turn ? verdicts : null;
  const asked = to === 'asked' ? own?.asked[intent] : undefined;
  const evidence = (to === 'anticipated' ? own?.satisfied[intent]?.evidence : asked?.evidence) ?? [];
  const items = marked(view.items, intent, to, evidence);
  const at = lastAgent(items);
  const item = items[at];
  return {
    ...view,
    items: item?.kind === 'agent' && item.strip ? replaced(items, at, { ...item, strip: { ...item.strip, changes: [...item.strip.changes, { intent, to }] } }) : items,
    outcomes: new Map(view.outcomes).set(intent, { to, turn, evidence, style: asked?.style ?? null }),
  };
}

function withMessage(view: SessionView, turn: number, at: number, text: string, message: MessageEvent | null): SessionView {
  const place = lastAgent(view.items);
  const open = view.items[place];
  const tokens = message?.tokens ?? null;
  // a whole message takes the place of its pieces
  if (open?.kind === 'agent' && open.streaming) return { ...view, items: replaced(view.items, place, { ...open, text: message ? text : open.text + text, streaming: !message, tokens }) };
  return { ...view, items: [...view.items, { kind: 'agent', at, turn, text, streaming: !message, tokens, strip: null, marks: [] }] };
}

function folded(fold: Fold, event: PiEvent, at: number): Fold {
  const { view } = fold;
  const push = (item: StreamItem, items = view.items): Fold => ({ ...fold, view: { ...view, items: [...items, item] } });
  switch (event.type) {
    case 'session': return { ...fold, view: { ...view, memory: event.memory, files: event.files } };
    case 'user': {
      const { text, reason, reveals } = event;
      const next = push({ kind: 'user', at, text, reason, reveals });
      return { ...next, view: { ...next.view, userWords: view.userWords + (reason === 'opening' ? 0 : wordsIn(text)) } };
    }
    case 'tool': return push({ kind: 'tool', at, turn: event.turn, name: event.name, args: event.args, result: event.result, failed: event.failed ?? false });
    case 'file': {
      const before = view.items.findLast((item): item is Extract<StreamItem, { kind: 'file' }> => item.kind === 'file' && item.path === event.path);
      return push({ kind: 'file', at, turn: event.turn, path: event.path, text: event.text, before: before?.text ?? null, marks: [] });
    }
    case 'delta': return { ...fold, view: withMessage(view, event.turn, at, event.text, null) };
    case 'message': return { ...fold, view: { ...withMessage(view, event.turn, at, event.text, event), turns: view.turns + 1 } };
    case 'verdicts': {
      const strip = stripOf(event);
      const place = lastAgent(view.items);
      const item = view.items[place];
      return {
        verdicts: event,
        view: {
          ...view,
          items: item?.kind === 'agent' ? replaced(view.items, place, { ...item, strip }) : view.items,
          everMet: new Set([...view.everMet, ...event.criteria.flatMap(({ yes }, i) => (yes ? [i] : []))]),
          questions: view.questions + event.questions,
          // one question may be about two intents
          hits: view.hits + Math.min(event.questions, strip.matched),
        },
      };
    }
    case 'intent': return { ...fold, view: told(fold, event) };
    case 'close': {
      const next = push({ kind: 'close', at, reason: event.reason, text: event.text ?? null }, brokenOff(view.items));
      return { ...next, view: { ...next.view, closed: event.reason } };
    }
    case 'memory': return event.text === '' ? fold : push({ kind: 'kept', at, text: event.text });
    case 'notice': return push({ kind: 'notice', at, text: event.text }, brokenOff(view.items));
    case 'end': return fold;
  }
}

const latest = new WeakMap<readonly PiEvent[], Fold & { readonly cursor: number }>();

/** Null before the first session. */
export function stageAt(events: readonly PiEvent[], cursor: number): SessionView | null {
  const index = sessionIndexAt(events, cursor);
  const span = sessionsOf(events)[index];
  if (!span) return null;
  const known = latest.get(events);
  const goesOn = known?.view.index === index && known.cursor <= cursor;
  let fold: Fold = goesOn ? known : { view: blankStage(span.task, index), verdicts: null };
  for (let at = goesOn ? known.cursor : span.start; at < Math.min(cursor, span.end); at++) fold = folded(fold, events[at]!, at);
  latest.set(events, { ...fold, cursor: Math.min(cursor, span.end) });
  return fold.view;
}
