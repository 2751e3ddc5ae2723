/** What the model is told, streams, tools and their mistakes, the cap of rounds, servers without tools, thoughts, silence, failures, stops, and notes. */
import { expect, it } from 'vitest';
import { AgentFault, type AgentRequest } from '#core/pibench/agents/agent.ts';
import type { Persona, Task, ToolCall } from '#core/pibench/task.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint, type EndpointFetch, type Wait } from '#endpoint/endpoint.ts';
import { PlayedEndpoint, type PlayedQuestion, type PlayedTurn } from '#endpoint/played-endpoint.ts';
import { TokenMeter } from '#endpoint/token-meter.ts';
import { EndpointAgent, MOST_ROUNDS, type EndpointAgentChoices } from './endpoint-agent.ts';

const never: Wait = async (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
const persona: Persona = { id: 'p', name: 'Ines', line: '', role: 'Counts frogs.', preferences: { tone: 'short' }, goals: ['save the pond'], tools: [], tasks: [] };
const tool = { name: 'files__read', description: 'Reads a file.', parameters: { type: 'object', properties: { path: { type: 'string' } } } };
const CHOICES: EndpointAgentChoices = { showsPersona: false, maxTokens: 500, mostCharacters: 40_000 };

interface Given {
  readonly turns: readonly PlayedTurn[];
  readonly model?: string;
  readonly choices?: Partial<EndpointAgentChoices>;
  readonly request?: Partial<AgentRequest>;
  readonly fetch?: (server: PlayedEndpoint) => EndpointFetch;
}

function play({ turns, model = 'scripted', choices, request = {}, fetch = (server) => server.fetch }: Given) {
  const asked: PlayedQuestion[] = [];
  const server = new PlayedEndpoint((question) => {
    asked.push(question);
    return turns[Math.min(asked.length, turns.length) - 1]!;
  });
  const [emitted, calls]: [string[], ToolCall[]] = [[], []];
  const agent = new EndpointAgent(new Endpoint(endpointAddress('localhost:8080'), new EndpointKey('sk-7Hq2Zt9xWmB4'), model), { fetch: fetch(server), wait: never }, { ...CHOICES, ...choices }, new TokenMeter(Infinity));
  const whole: AgentRequest = {
    persona, task: {} as Task, turn: 1, messages: [{ from: 'user', text: 'How many frogs?', reveals: [] }], memory: { mode: 'none', text: '', intents: [] },
    files: { 'pond.csv': 'alder,31' }, tools: [tool], emit: (text) => emitted.push(text),
    call: (call) => {
      calls.push(call);
      return { result: 'alder,31', failed: false };
    },
    ...request,
  };
  return { agent, asked, calls, emitted, server, answer: (signal = new AbortController().signal) => agent.respond(whole, signal), notes: (lines: number) => agent.takeNotes(whole, lines, new AbortController().signal) };
}

it('is called by host and model, and never by its key', () => {
  const { agent } = play({ turns: [{}] });
  expect(agent.spec).toEqual({ kind: 'endpoint', host: 'localhost:8080', model: 'scripted' });
  expect(JSON.stringify(agent)).not.toContain('7Hq2Zt9');
});

it('tells who the user is only where that is shown, and what is remembered, and which files there are', async () => {
  const remembers: Partial<AgentRequest> = { memory: { mode: 'notes', text: 'Ines wants tables.', intents: [] } };
  for (const showsPersona of [false, true]) {
    const { answer, asked } = play({ turns: [{ parts: ['31'] }], choices: { showsPersona }, request: remembers });
    await answer();
    const [system, ...talk] = asked[0]!.messages;
    expect(system!.content!.includes('Counts frogs.')).toBe(showsPersona);
    expect(system!.content!.includes('save the pond')).toBe(showsPersona);
    expect(system!.content).toContain('Ines wants tables.');
    expect(system!.content).toContain('pond.csv (8 characters)');
    expect(system!.content).not.toContain('alder');
    expect(talk).toEqual([{ role: 'user', content: 'How many frogs?' }]);
    expect(asked[0]!.tools).toEqual([{ type: 'function', function: tool }]);
  }
});

it('streams, calls tools, hands back what they return, and adds the tokens up', async () => {
  const { answer, asked, calls, emitted } = play({ turns: [{ parts: ['Let me', ' look.'], calls: [{ name: 'files__read', args: '{"path":"pond.csv"}' }] }, { parts: ['31', ' frogs.'] }] });
  expect(await answer()).toEqual({ text: 'Let me look.\n\n31 frogs.', tokens: { prompt: 22, completion: 6 } });
  expect(emitted.join('')).toBe('Let me look.\n\n31 frogs.');
  expect(calls).toEqual([{ name: 'files__read', args: { path: 'pond.csv' } }]);
  expect(asked[1]!.messages.slice(2)).toMatchObject([{ role: 'assistant', content: 'Let me look.', tool_calls: [{ id: 'call_0' }] }, { role: 'tool', tool_call_id: 'call_0', content: 'alder,31' }]);
});

it('tells a model whose arguments are no object, and calls nothing', async () => {
  for (const args of ['{"path":', '[1]', '"x"']) {
    const { answer, asked, calls } = play({ turns: [{ calls: [{ name: 'files__read', args }] }, { parts: ['Sorry.'] }] });
    expect((await answer()).text).toBe('Sorry.');
    expect(calls).toEqual([]);
    expect(asked[1]!.messages.at(-1)!.content).toContain('not a JSON object');
  }
});

it('has to answer after so many rounds of tools', async () => {
  const again = { calls: [{ name: 'files__read', args: '{}' }] };
  const { answer, asked, calls } = play({ turns: [...Array.from({ length: MOST_ROUNDS }, () => again), { parts: ['Enough.'] }] });
  expect((await answer()).text).toBe('Enough.');
  expect(calls).toHaveLength(MOST_ROUNDS);
  expect(asked.map(({ tools }) => tools !== undefined)).toEqual([...Array.from({ length: MOST_ROUNDS }, () => true), false]);
});

it('puts files into the prompt where a server takes no tools, and remembers that', async () => {
  const refuses = (server: PlayedEndpoint): EndpointFetch => async (url, init) => ((init?.body as string).includes('"tools"') ? Response.json({ error: { message: 'it does not support tools' } }, { status: 400 }) : server.fetch(url, init));
  const { answer, asked } = play({ turns: [{ parts: ['31'] }], fetch: refuses });
  expect((await answer()).text).toBe('31');
  expect(asked[0]!.messages[0]!.content).toContain('alder,31');
  await answer();
  expect(asked).toHaveLength(2);
});

it('shows no thoughts, neither while they come nor afterwards', async () => {
  const { answer, emitted } = play({ turns: [{ thought: 'apart', parts: ['<th', 'ink>hm', ' hm</think>', '\n\nAll ', 'well.'] }] });
  expect((await answer()).text).toBe('All well.');
  expect(emitted).toEqual(['All ', 'well.']);
});

it('says so where nothing is said, and what to do about it', async () => {
  await expect(play({ turns: [{ parts: [] }] }).answer()).rejects.toThrow(new AgentFault('scripted at localhost:8080 answered without a word. Try again, or choose another model.', true));
  await expect(play({ turns: [{ thought: 'hm', cut: true }] }).answer()).rejects.toThrow('used all 500 tokens before it said a word');
});

it.each([['busy-once', true, 2], ['fails', true, null], ['breaks', true, null], ['garbled', false, null], ['unknown', false, null]] as const)('hands on why %s did not answer, and tries nothing twice', async (model, again, waitSeconds) => {
  const { answer, server } = play({ turns: [{ parts: ['a', 'b'] }], model });
  const fault: unknown = await answer().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(AgentFault);
  expect(fault).toMatchObject({ again, waitSeconds });
  expect(server.requests).toHaveLength(1);
});

it('stops by the reason of its signal, and lets go of the request', async () => {
  const stop = new AbortController();
  const { answer, emitted } = play({ turns: [{ parts: ['a', 'b'] }], model: 'slow', request: { emit: () => stop.abort(new Error('by hand')) } });
  await expect(answer(stop.signal)).rejects.toThrow('by hand');
  expect(emitted).toEqual([]);
});

it('leaves old messages out of a long conversation, but neither the opening nor the last', async () => {
  const long = (text: string) => `${text} ${'x'.repeat(900)}`;
  const messages = ['opening', 'one', 'two', 'three', 'last'].map((text, i) => ({ from: i % 2 === 0 ? 'user' as const : 'agent' as const, text: long(text), reveals: [] }));
  const { answer, asked } = play({ turns: [{ parts: ['ok'] }], request: { messages }, choices: { mostCharacters: 3500 } });
  await answer();
  expect(asked[0]!.messages.map(({ content }) => content!.split(' ')[0])).toEqual(['You', 'opening', 'three', 'last']);
});

it('cuts a long memory to its end, and long results of tools to their beginning', async () => {
  const { answer, asked } = play({
    turns: [{ calls: [{ name: 'files__read', args: '{}' }] }, { parts: ['ok'] }], choices: { mostCharacters: 4000 },
    request: { memory: { mode: 'transcript', text: `old ${'m'.repeat(5000)} new`, intents: [] }, call: () => ({ result: `first ${'r'.repeat(5000)}`, failed: false }) },
  });
  await answer();
  expect(asked[1]!.messages[0]!.content).toMatch(/left out here\]\nm+ new/);
  expect(asked[1]!.messages.at(-1)!.content).toMatch(/^first r+\n\[some/);
  expect(asked[1]!.messages.at(-1)!.content!.length).toBeLessThan(1100);
});

it('keeps as many notes as it may, without bullets, fences or thoughts', async () => {
  const { notes, asked } = play({ turns: [{ parts: ['<think>what?</think>```\n- Tables first.\n\n2. Tell Ada by Friday.\n* Short.\n```'] }] });
  expect(await notes(2)).toBe('Tables first.\nTell Ada by Friday.');
  expect(asked[0]!.messages.at(-1)!.content).toContain('at most 2 short lines');
  expect(asked[0]!.tools).toBeUndefined();
  await expect(play({ turns: [{}], model: 'fails' }).notes(2)).rejects.toThrow(AgentFault);
});
