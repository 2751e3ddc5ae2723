/**
 * Where a run that was cut off goes on: at its first session that did not close. What that session had said is dropped and it is played again,
 * so that the log ends as if nothing had happened; of those before it, the log says what an agent carries over.
 */
import type { IntentState, PiEvent, RunHeader } from '../events.ts';
import type { PlayedSession } from '../memory.ts';
import type { Persona, Task } from '../task.ts';

export interface ResumePoint {
  /** The log up to there: what is emitted from now on follows it. */
  readonly kept: readonly PiEvent[];
  readonly played: readonly PlayedSession[];
  /** The workspace as the last kept session left it. */
  readonly files: Readonly<Record<string, string>>;
}

export function resumePoint(persona: Persona, { tasks, memory }: Pick<RunHeader, 'tasks' | 'memory'>, events: readonly PiEvent[]): ResumePoint {
  const kept: PiEvent[] = [];
  const played: PlayedSession[] = [];
  let files: Readonly<Record<string, string>> = {};
  for (const [place, session] of sessionsOf(events).entries()) {
    const task = persona.tasks.find(({ id }) => id === tasks[place]);
    if (!task || !isWhole(session, task, memory)) break;
    const wrote = session.flatMap((event) => (event.type === 'file' ? [[event.path, event.text] as const] : []));
    files = { ...(memory === 'none' ? {} : files), ...task.workspace, ...Object.fromEntries(wrote) };
    played.push(playedOf(task, session));
    kept.push(...session);
  }
  return { kept, played, files };
}

/** Events by session; what ends the run is in none. */
function sessionsOf(events: readonly PiEvent[]): PiEvent[][] {
  const sessions: PiEvent[][] = [];
  for (const event of events) {
    if (event.type === 'session') sessions.push([]);
    if (event.type !== 'end') sessions.at(-1)?.push(event);
  }
  return sessions;
}

/** One that the visitor stopped is no whole one, nor is one whose notes are still missing. */
function isWhole(session: readonly PiEvent[], task: Task, memory: RunHeader['memory']): boolean {
  const [first] = session;
  const closed = session.some((event) => event.type === 'close' && event.reason !== 'stopped');
  return first?.type === 'session' && first.task === task.id && closed && (memory !== 'notes' || session.some(({ type }) => type === 'memory'));
}

function playedOf(task: Task, session: readonly PiEvent[]): PlayedSession {
  const states: Record<string, IntentState> = Object.fromEntries(task.intents.map(({ id }) => [id, 'pending']));
  const said: { from: 'user' | 'agent'; text: string }[] = [];
  const wrote = new Set<string>();
  let notes: string | null = null;
  for (const event of session) {
    if (event.type === 'user') said.push({ from: 'user', text: event.text });
    if (event.type === 'message') said.push({ from: 'agent', text: event.text });
    if (event.type === 'intent') states[event.intent] = event.to;
    if (event.type === 'file') wrote.add(event.path);
    if (event.type === 'memory') notes = event.text;
  }
  return { task, said, states, wrote: [...wrote], notes };
}
