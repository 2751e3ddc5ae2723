/**
 * A run that was cut off, as far as it came: which sessions are over, and what they leave to those that follow, read back from the log alone, so that a
 * run with a model that took an hour need not begin again. A session that was cut off in its middle is played anew.
 */
import type { IntentState, MemoryMode, PiEvent } from '../events.ts';
import type { PlayedSession } from '../memory.ts';
import type { Persona } from '../task.ts';

export interface PlayedSoFar {
  /** Of sessions that are over, in order. */
  readonly events: readonly PiEvent[];
  readonly played: readonly PlayedSession[];
  readonly files: Readonly<Record<string, string>>;
}

/** Up to the last session that ended by itself; with notes, one whose note was written. */
export function wholeSessions(events: readonly PiEvent[], memory: MemoryMode): readonly PiEvent[] {
  const end = events.findLastIndex((event) => (memory === 'notes' ? event.type === 'memory' : event.type === 'close' && event.reason !== 'stopped'));
  return events.slice(0, end + 1);
}

export function playedSoFar(persona: Persona, events: readonly PiEvent[], memory: MemoryMode): PlayedSoFar {
  const whole = wholeSessions(events, memory);
  const played: PlayedSession[] = [];
  let files: Readonly<Record<string, string>> = {};
  let session: { said: PlayedSession['said'][number][]; states: Record<string, IntentState>; wrote: Set<string> } = { said: [], states: {}, wrote: new Set() };
  for (const event of whole) {
    switch (event.type) {
      case 'session':
        session = { said: [], states: {}, wrote: new Set() };
        files = { ...files, ...persona.tasks.find(({ id }) => id === event.task)?.workspace };
        break;
      case 'user':
        session.said.push({ from: 'user', text: event.text });
        break;
      case 'message':
        session.said.push({ from: 'agent', text: event.text });
        break;
      case 'file':
        files = { ...files, [event.path]: event.text };
        session.wrote.add(event.path);
        break;
      case 'intent':
        session.states[event.intent] = event.to;
        break;
      case 'close': {
        const task = persona.tasks.find(({ id }) => id === event.task);
        if (task) played.push({ task, said: session.said, states: session.states, wrote: [...session.wrote], notes: null });
        break;
      }
      case 'memory':
        played.push({ ...played.pop()!, notes: event.text });
        break;
      case 'tool': case 'delta': case 'verdicts': case 'notice': case 'end':
    }
  }
  return { events: whole, played, files };
}
