/** What the model is told, without tools; streams without thoughts; cut to its context, opening and last words kept, or refused; silence; failures; notes; stops. */
import { expect, it } from 'vitest';
import type { AskedModel, Told, Written } from '#core/chat/asked-model.ts';
import type { ChatMessage } from '#core/chat/render-template.ts';
import { AgentFault, type AgentRequest } from '#core/pibench/agents/agent.ts';
import type { Persona, Task } from '#core/pibench/task.ts';
import { TabModelAgent } from './tab-agent.ts';

const persona: Persona = { id: 'p', name: 'Ines', line: '', role: 'Counts frogs.', preferences: {}, goals: [], tools: [], tasks: [] };
const tool = { name: 'files__read', description: 'Reads a file.', parameters: { type: 'object' } };
const written = (text: string, cut = false): Told<Written> => ({ ok: true, value: { text, tokens: { prompt: 20, completion: 3 }, cut } });

interface Given {
  readonly pieces?: readonly string[];
  readonly answer?: Told<Written>;
  /** A token takes four characters. */
  readonly room?: number;
  readonly request?: Partial<AgentRequest>;
}

function play({ pieces = [], answer = written(pieces.join('')), room = 4000, request = {} }: Given) {
  const asked: (readonly ChatMessage[])[] = [];
  const emitted: string[] = [];
  let fits = 0;
  const model: AskedModel = {
    title: 'small',
    fit: (messages) => {
      fits += 1;
      return Promise.resolve({ ok: true, value: { tokens: Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / 4), room } });
    },
    ask: (messages, onText) => {
      asked.push(messages);
      for (const piece of pieces) onText(piece);
      return Promise.resolve(answer);
    },
  };
  const whole: AgentRequest = {
    persona, task: {} as Task, turn: 1, messages: [{ from: 'user', text: 'How many frogs?', reveals: [] }], memory: { mode: 'none', text: '', intents: [] },
    files: { 'pond.csv': 'alder,31' }, tools: [tool], emit: (text) => emitted.push(text), call: () => { throw new Error('it has no tools'); }, ...request,
  };
  const agent = new TabModelAgent(model);
  const signal = new AbortController().signal;
  return { agent, asked, emitted, fits: () => fits, answer: (until = signal) => agent.respond(whole, until), notes: (lines: number) => agent.takeNotes(whole, lines, signal) };
}

it('is told who the user is and what the files hold, and of no tools', async () => {
  const { agent, answer, asked, fits } = play({ pieces: ['31'], request: { memory: { mode: 'notes', text: 'Ines wants tables.', intents: [] } } });
  expect(agent.spec).toEqual({ kind: 'tab', model: 'small' });
  expect(await answer()).toEqual({ text: '31', tokens: { prompt: 20, completion: 3 } });
  const [system, ...talk] = asked[0]!;
  for (const part of ['Counts frogs.', 'Ines wants tables.', 'pond.csv', 'alder,31']) expect(system!.content).toContain(part);
  expect(system!.content).not.toContain('using the tools');
  expect(talk).toEqual([{ role: 'user', content: 'How many frogs?' }]);
  expect(fits()).toBe(1);
});

it('shows no thoughts, neither while they come nor afterwards', async () => {
  const { answer, emitted } = play({ pieces: ['<th', 'ink>hm</think>', '\n\nAll ', 'well.'] });
  expect((await answer()).text).toBe('All well.');
  expect(emitted).toEqual(['All ', 'well.']);
});

it('cuts files, memory and old messages until it fits; the opening and the last words stay', async () => {
  const long = (text: string) => `${text} ${'x'.repeat(900)}`;
  const messages = ['opening', 'one', 'two', 'three', 'last'].map((text, i) => ({ from: i % 2 === 0 ? 'user' as const : 'agent' as const, text: long(text), reveals: [] }));
  const request: Partial<AgentRequest> = { messages, memory: { mode: 'transcript', text: `old ${'m'.repeat(60_000)} new`, intents: [] }, files: { a: 'a'.repeat(9000), b: 'b'.repeat(9000) } };
  const { answer, asked, fits } = play({ pieces: ['ok'], room: 1200, request });
  await answer();
  const told = asked[0]!;
  expect(told.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(4800);
  expect(told.map(({ content }) => content.split(' ')[0])).toEqual(['You', 'opening', 'three', 'last']);
  expect(told[0]!.content).toMatch(/m new/);
  expect(fits()).toBeLessThan(9);
});

it('says so where nothing more can be cut', async () => {
  const { answer, asked } = play({ room: 20 });
  await expect(answer()).rejects.toMatchObject({ again: false, message: expect.stringMatching(/still takes \d+ tokens, and small has room for 20\./) as string });
  expect(asked).toEqual([]);
});

it('says so where nothing is said', async () => {
  await expect(play({}).answer()).rejects.toThrow(new AgentFault('small answered without a word. Try again, or load another model on the page Chat.', true));
  await expect(play({ answer: written('<think>hm', true) }).answer()).rejects.toThrow('used all the tokens of an answer before it said a word');
});

it.each([true, false])('hands on why there is no answer, and whether another try may help: %s', async (again) => {
  const { answer, notes } = play({ answer: { ok: false, again, sentence: 'small is busy.' } });
  await expect(answer()).rejects.toMatchObject({ name: 'AgentFault', message: 'small is busy.', again });
  await expect(notes(2)).rejects.toBeInstanceOf(AgentFault);
});

it('asks nothing that was stopped before', async () => {
  const { answer, asked } = play({ pieces: ['ok'] });
  await expect(answer(AbortSignal.abort(new Error('by hand')))).rejects.toThrow('by hand');
  expect(asked).toEqual([]);
});

it('keeps as many notes as it may, without bullets or thoughts', async () => {
  const { notes, asked, emitted } = play({ pieces: ['<think>what?</think>- Tables first.\n2. Tell Ada.\n* Short.'] });
  expect(await notes(2)).toBe('Tables first.\nTell Ada.');
  expect(asked[0]!.at(-1)!.content).toContain('at most 2 short lines');
  expect(emitted).toEqual([]);
});
