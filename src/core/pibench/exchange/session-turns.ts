/** A session's events by turn: what the official files keep in one place per turn. */
import type { CloseEvent, IntentState, MessageEvent, PiEvent, SessionEvent, ToolEvent, UserEvent, VerdictsEvent } from '../events.ts';

export interface Turn {
  readonly turn: number;
  readonly message: MessageEvent;
  readonly tools: readonly ToolEvent[];
  readonly verdicts: VerdictsEvent | null;
  /** By intent, where it went in this turn; without what became unreached. */
  readonly moved: Readonly<Record<string, Exclude<IntentState, 'pending' | 'unreached'>>>;
  /** What the user said to it; null: nothing. */
  readonly reply: UserEvent | null;
}

export interface TurnedSession {
  readonly session: SessionEvent;
  readonly opening: UserEvent | null;
  readonly turns: readonly Turn[];
  readonly close: CloseEvent | null;
}

type Building = { -readonly [Key in keyof Turn]: Turn[Key] };

export function turnedSessions(events: readonly PiEvent[]): TurnedSession[] {
  const sessions: { session: SessionEvent; opening: UserEvent | null; turns: Building[]; close: CloseEvent | null }[] = [];
  let tools: ToolEvent[] = [];
  for (const event of events) {
    if (event.type === 'session') {
      sessions.push({ session: event, opening: null, turns: [], close: null });
      tools = [];
    }
    const open = sessions.at(-1);
    const turn = open?.turns.at(-1);
    if (!open) continue;
    if (event.type === 'tool') tools.push(event);
    if (event.type === 'message') {
      open.turns.push({ turn: event.turn, message: event, tools, verdicts: null, moved: {}, reply: null });
      tools = [];
    }
    if (event.type === 'user' && event.reason === 'opening') open.opening = event;
    else if (event.type === 'user' && turn) turn.reply = event;
    if (event.type === 'verdicts' && turn) turn.verdicts = event;
    if (event.type === 'intent' && turn && event.to !== 'unreached') turn.moved = { ...turn.moved, [event.intent]: event.to };
    if (event.type === 'close') open.close = event;
  }
  return sessions;
}
