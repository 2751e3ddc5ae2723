/** What is kept by mode: cut transcripts, notes of one's own and of the agent, files alone, sessions never played; and what a script is held to know from it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY_MODES, type IntentState } from './events.ts';
import { keeper } from './exchange/synthetic-run.ts';
import { MOST_NOTE_LINES, notesOf, remember, type PlayedSession } from './memory.ts';
import type { HiddenIntent, Task } from './task.ts';

const [one, two, three] = keeper.tasks as [Task, Task, Task];

const played = (task: Task, states: Readonly<Record<string, IntentState>>, more: Partial<PlayedSession> = {}): PlayedSession => ({
  task, states, said: [{ from: 'user', text: task.opening }, { from: 'agent', text: ' Done. ' }], wrote: [], notes: null, ...more,
});
const past = [played(one, { salt: 'anticipated', rope: 'asked' }, { wrote: ['salt.md'] }), played(two, { lamp: 'missed', oil: 'missed', wick: 'unreached' })];
const known = (mode: Parameters<typeof remember>[0], sessions = past, task = three): string[] => remember(mode, keeper, task, sessions).intents.map(({ task: of, intent }) => `${of}#${intent}`);

describe('what a script is held to know', () => {
  it('none: nothing', () => expect(remember('none', keeper, three, past)).toEqual({ text: '', intents: [] }));
  it('transcript: all but what was never reached', () => expect(known('transcript')).toEqual(['one#salt', 'one#rope', 'two#lamp', 'two#oil']));
  it('notes: what had to be said', () => expect(known('notes')).toEqual(['one#rope', 'two#lamp', 'two#oil']));
  it('workspace: what left a file', () => expect(known('workspace')).toEqual(['one#salt']));
  it('perfect: every earlier intent, played or not, and nothing of this task or a later one', () => {
    expect(known('perfect', [])).toEqual(['one#salt', 'one#rope', 'two#lamp', 'two#oil', 'two#wick']);
    expect(known('perfect', past, one)).toEqual([]);
    expect(known('perfect', [], { ...three, id: 'elsewhere' })).toEqual([]);
  });
  it('before the first session nothing is known in any mode', () => {
    for (const mode of MEMORY_MODES) expect(remember(mode, keeper, one, [])).toEqual({ text: '', intents: [] });
  });
});

describe('in words', () => {
  it('transcript: who said what, by session', () => {
    expect(remember('transcript', keeper, three, past).text).toBe('## The one\n\nUser: Could you do one?\n\nYou: Done.\n\n## The two\n\nUser: Could you do two?\n\nYou: Done.');
  });
  it('a long one is cut to its newest part, from the beginning of a line, and says so', () => {
    const long = played(one, {}, { said: Array.from({ length: 3000 }, (_, i) => ({ from: 'agent' as const, text: `line ${i}` })) });
    const { text } = remember('transcript', keeper, three, [long]);
    const [first, second] = text.split('\n');
    expect(first).toBe('(earlier sessions are cut)');
    expect(second).toMatch(/^(You: line \d+)?$/);
    expect(text.endsWith('You: line 2999')).toBe(true);
    expect(text.length).toBeLessThan(24_100);
    expect(known('transcript', [past[0]!, { ...long, states: { salt: 'asked' } }, past[1]!])).toEqual(['two#lamp', 'two#oil']);
  });
  it('workspace has no words: the files are there', () => expect(remember('workspace', keeper, three, past).text).toBe(''));
  it('perfect: a line for each wish, by task', () => expect(remember('perfect', keeper, two, []).text).toBe('In "The one":\n- Please think of salt.\n- Please think of rope.'));
});

describe('notes', () => {
  it('of an agent that takes none: a line for each wish that had to be said, on one line however it was written', () => {
    const task = { ...one, intents: [{ ...one.intents[1]!, content: ' Mind\n  the rope. ' }] };
    expect(notesOf(played(task, { rope: 'missed' }))).toBe('After "The one":\n- Mind the rope.');
    expect(known('notes', [played(task, { rope: 'missed' })])).toEqual(['one#rope']);
    expect(notesOf(past[0]!)).toBe('After "The one":\n- Please think of rope.');
  });
  it('of its own stand instead, and teach what they repeat', () => {
    const noted = [played(one, { salt: 'missed', rope: 'missed' }, { notes: 'What I keep:\n- Please think of salt.' })];
    expect(remember('notes', keeper, three, noted).text).toBe('What I keep:\n- Please think of salt.');
    expect(known('notes', noted)).toEqual(['one#salt']);
  });
  it('a wish that is the beginning of another is not known for it', () => {
    const wish = (id: string, content: string): HiddenIntent => ({ ...one.intents[0]!, id, content });
    const task = { ...one, intents: [wish('short', 'Keep it short'), wish('signed', 'Keep it short and signed')] };
    expect(known('notes', [played(task, { short: 'unreached', signed: 'missed' })])).toEqual(['one#signed']);
  });
  it('never more lines than there may be, whoever writes them; what did not fit is not known', () => {
    fc.assert(fc.property(fc.nat(20), fc.option(fc.array(fc.string({ maxLength: 5 }), { maxLength: 30 })), (wishes, own) => {
      const intents = Array.from({ length: wishes }, (_, i) => ({ ...one.intents[0]!, id: `i${i}`, content: `Wish number ${i}, please.` }));
      const session = played({ ...one, intents }, Object.fromEntries(intents.map(({ id }) => [id, 'missed'])), { notes: own?.join('\n') ?? null });
      expect(notesOf(session).split('\n').length).toBeLessThanOrEqual(MOST_NOTE_LINES);
      expect(known('notes', [session])).toEqual(own ? [] : intents.slice(0, MOST_NOTE_LINES - 1).map(({ id }) => `one#${id}`));
    }));
  });
});
