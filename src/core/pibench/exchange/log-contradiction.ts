/**
 * What no run can have said (pibench.md 4): turns that do not count, verdicts without a message, intents that move twice or without a verdict,
 * sessions that are not played in the order of the header. Found in one pass.
 */
import type { PiEvent, RunHeader, VerdictsEvent } from '../events.ts';

interface Open {
  readonly task: string;
  messages: number;
  verdicts: VerdictsEvent | null;
  readonly moved: Set<string>;
  closed: boolean;
  noted: boolean;
}

const begun = (task: string): Open => ({ task, messages: 0, verdicts: null, moved: new Set(), closed: false, noted: false });

/** In words that fit behind "This run contradicts itself"; null: nothing. */
export function logContradiction(header: RunHeader, events: readonly PiEvent[]): string | null {
  const sessions: Open[] = [];
  let ended = false;
  for (const event of events) {
    if (ended) return `something comes behind its end`;
    if (event.type === 'end') ended = true;
    const open = sessions.at(-1);
    if (event.type === 'session') {
      if (open && !open.closed) return `${event.task} begins before ${open.task} is closed`;
      if (header.tasks[sessions.length] !== event.task) return `${event.task} is played out of turn`;
      sessions.push(begun(event.task));
    } else if (event.type !== 'notice' && event.type !== 'end') {
      if (!open) return `something happens before its first session`;
      const fault = inSession(header, open, event);
      if (fault !== null) return `${fault}, in ${open.task}`;
    }
  }
  return null;
}

/** Keeps `open` up to date; null: it may happen now. */
function inSession({ maxTurns }: RunHeader, open: Open, event: Exclude<PiEvent, { type: 'session' | 'notice' | 'end' }>): string | null {
  if (event.type === 'memory') {
    if (!open.closed || open.noted || event.task !== open.task) return 'notes are taken of a session that did not end there';
    open.noted = true;
    return null;
  }
  if (open.closed) return 'the session goes on behind its close';
  switch (event.type) {
    case 'user':
      return (event.reason === 'opening') === (open.messages === 0) ? null : 'the user opens in the middle, or speaks before the assistant';
    case 'tool': case 'file': case 'delta':
      return event.turn === open.messages || event.turn === open.messages + 1 ? null : `turn ${event.turn} comes behind turn ${open.messages}`;
    case 'message':
      if (event.turn !== open.messages + 1) return `turn ${event.turn} comes behind turn ${open.messages}`;
      if (event.turn > maxTurns) return `it has turn ${event.turn} of ${maxTurns}`;
      open.messages = event.turn;
      return null;
    case 'verdicts':
      return judged(open, event);
    case 'intent':
      return moves(open, event);
    case 'close':
      if (event.task !== open.task) return `${event.task} is closed`;
      open.closed = true;
      return null;
  }
}

function judged(open: Open, event: VerdictsEvent): string | null {
  if (event.turn !== open.messages) return `turn ${event.turn} is judged, and the last message is of turn ${open.messages}`;
  if (open.verdicts?.turn === event.turn) return `turn ${event.turn} is judged twice`;
  if (open.verdicts && open.verdicts.criteria.length !== event.criteria.length) return `turn ${event.turn} is judged by other criteria than the turn before`;
  const late = [...Object.keys(event.satisfied), ...Object.keys(event.asked)].find((id) => open.moved.has(id));
  if (late !== undefined) return `turn ${event.turn} is judged on ${late}, which is no longer pending`;
  if (event.servingBlocks > event.blocks) return `turn ${event.turn} has more blocks that serve than blocks`;
  open.verdicts = event;
  return null;
}

function moves(open: Open, { intent, to, turn }: Extract<PiEvent, { type: 'intent' }>): string | null {
  if (open.moved.has(intent)) return `${intent} moves twice`;
  open.moved.add(intent);
  // A session that fails closes in the turn that it failed in, which has no message.
  if (turn !== open.messages && !(to === 'unreached' && turn === open.messages + 1)) return `${intent} moves in turn ${turn}, and the last message is of turn ${open.messages}`;
  const verdicts = open.verdicts?.turn === turn ? open.verdicts : null;
  if (to === 'anticipated' && verdicts?.satisfied[intent]?.yes !== true) return `${intent} is anticipated, and no verdict says so`;
  if (to === 'asked' && verdicts?.asked[intent]?.yes !== true) return `${intent} is asked about, and no verdict says so`;
  return null;
}
