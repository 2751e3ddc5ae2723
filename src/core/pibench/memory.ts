/**
 * What an agent keeps of earlier sessions, by memory mode (pibench.md 8.4): the words that a model is given, and the intents that a scripted
 * agent is held to know from them.
 *
 *   none        nothing, and a fresh workspace: earlier sessions never happened
 *   transcript  what was said, the newest of it where it grows too long
 *   notes       a few lines that the agent wrote as each session ended
 *   workspace   the files that earlier sessions left, and nothing else
 *   perfect     every intent of the persona's earlier tasks, played or not
 *
 * Files stay in every mode but none, as the official harness keeps them (pibench.md 6).
 */
import type { Remembered } from './agents/agent.ts';
import type { IntentState, MemoryMode } from './events.ts';
import type { HiddenIntent, Persona, Task } from './task.ts';

export const MOST_NOTE_LINES = 8;
const MOST_TRANSCRIPT_CHARACTERS = 24_000;

/** A session as it ended. */
export interface PlayedSession {
  readonly task: Task;
  readonly said: readonly { readonly from: 'user' | 'agent'; readonly text: string }[];
  readonly states: Readonly<Record<string, IntentState>>;
  /** Paths that the agent wrote. */
  readonly wrote: readonly string[];
  /** What the agent noted, '' where it noted nothing or could not be asked; null: it takes no notes of its own. */
  readonly notes: string | null;
}

export interface Memory {
  readonly text: string;
  readonly intents: readonly Remembered[];
}

const intentsOf = (task: Task, keep: (id: string) => boolean): Remembered[] =>
  task.intents.filter(({ id }) => keep(id)).map(({ id }) => ({ task: task.id, intent: id }));

const noteLine = ({ content }: HiddenIntent): string => `- ${content.replace(/\s+/g, ' ').trim()}`;

/** One line for each wish that came up. */
function ownNotes({ task, states }: PlayedSession): string {
  const wishes = task.intents.filter(({ id }) => states[id] === 'asked' || states[id] === 'missed').map(noteLine);
  return [`After "${task.title}":`, ...wishes.slice(0, MOST_NOTE_LINES - 1)].join('\n');
}

export const notesOf = (session: PlayedSession): string => (session.notes ?? ownNotes(session)).split('\n').slice(0, MOST_NOTE_LINES).join('\n');

const transcriptOf = ({ task, said }: PlayedSession): string =>
  [`## ${task.title}`, ...said.map(({ from, text }) => `${from === 'user' ? 'User' : 'You'}: ${text.trim()}`)].join('\n\n');

/** The end of it, from a line's beginning. */
function newest(text: string): string {
  if (text.length <= MOST_TRANSCRIPT_CHARACTERS) return text;
  const tail = text.slice(-MOST_TRANSCRIPT_CHARACTERS);
  return `(earlier sessions are cut)\n${tail.slice(tail.indexOf('\n') + 1)}`;
}

/** Sessions that the cut leaves whole: of the others nothing is held to be known. */
const inFull = (played: readonly PlayedSession[]): PlayedSession[] => played.filter((_, i) => played.slice(i).map(transcriptOf).join('\n\n').length <= MOST_TRANSCRIPT_CHARACTERS);

/** What is known of earlier sessions as `task` begins. */
export function remember(mode: MemoryMode, persona: Persona, task: Task, played: readonly PlayedSession[]): Memory {
  switch (mode) {
    case 'none':
      return { text: '', intents: [] };
    case 'transcript':
      return { text: newest(played.map(transcriptOf).join('\n\n')), intents: inFull(played).flatMap((session) => intentsOf(session.task, (id) => session.states[id] !== 'unreached')) };
    case 'notes':
      return { text: played.map(notesOf).filter((text) => text !== '').join('\n\n'), intents: played.flatMap(noted) };
    case 'workspace':
      return { text: '', intents: played.flatMap((session) => intentsOf(session.task, (id) => wroteFor(session, id))) };
    case 'perfect': {
      const earlier = persona.tasks.slice(0, Math.max(0, persona.tasks.findIndex(({ id }) => id === task.id)));
      const wishes = earlier.map(({ title, intents }) => [`In "${title}":`, ...intents.map(noteLine)].join('\n'));
      return { text: wishes.join('\n\n'), intents: earlier.flatMap((one) => intentsOf(one, () => true)) };
    }
  }
}

/** Whole lines: a wish may be the beginning of another. */
function noted(session: PlayedSession): Remembered[] {
  const lines = notesOf(session).split('\n');
  return session.task.intents.filter((intent) => lines.includes(noteLine(intent))).map(({ id }) => ({ task: session.task.id, intent: id }));
}

/** The intent's own part wrote a file that is still there. */
function wroteFor({ task, wrote }: PlayedSession, id: string): boolean {
  const part = task.intents.find((intent) => intent.id === id)?.part;
  return part?.files.some(({ path }) => wrote.includes(path)) ?? false;
}
