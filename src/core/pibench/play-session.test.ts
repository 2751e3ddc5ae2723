/** A session as events: order, reasons, limits, retries, faults, files; with a judge and an agent of three lines, so that nothing else is tested. */
import { describe, expect, it } from 'vitest';
import { AgentFault, type Agent, type AgentRequest } from './agents/agent.ts';
import type { PiEvent } from './events.ts';
import type { Judge } from './judge.ts';
import { playSession, type SessionRules } from './play-session.ts';
import type { HiddenIntent, Persona, Task } from './task.ts';

const intent = (id: string, more: Partial<HiddenIntent> = {}): HiddenIntent => ({ id, content: `Please mind ${id}.`, provided: false, kind: null, source: null, spoken: `Oh, and ${id}!`, part: null, does: null, asks: null, examples: null, ...more });

const TASK: Task = {
  id: 't', persona: 'p', title: 'A task', description: '', role: 'independent', seeds: [], opening: 'Could you?', intents: [intent('a'), intent('b'), intent('c')],
  criteria: [{ text: 'Says a.', weight: 1, rule: null }], filesRead: ['out.md'], workspace: { 'in.csv': '1,2' },
  apps: { mail: { inbox: [], drafts: [], sent: [], archive: [] }, calendar: [], tasks: [], notes: [] }, passive: null, overdo: null, difficulty: null, trap: null,
};
const PERSONA: Persona = { id: 'p', name: 'Pia', line: '', role: '', preferences: {}, goals: [], tools: ['files__write', 'files__read'], tasks: [TASK] };

/** `+a` in a message satisfies a, `?a` asks about it. */
const JUDGE: Judge = {
  name: 'marks',
  satisfied: async ({ message }, intents) => intents.map(({ id }) => ({ yes: message.includes(`+${id}`), evidence: [] })),
  asked: async ({ message }, intents) => intents.map(({ id }) => ({ yes: message.includes(`?${id}`), evidence: [], style: message.includes(`?${id}`) ? 'clarify' : null })),
  criteria: async ({ message, files }, criteria) => criteria.map(() => ({ yes: message.includes('+a') || files['out.md'] === 'a', evidence: [] })),
};

type Said = string | Error | ((request: AgentRequest) => string);
const saying = (...texts: readonly Said[]): Agent => {
  let at = 0;
  return {
    spec: { kind: 'person' },
    respond: async (request) => {
      const text = texts[Math.min(at, texts.length - 1)]!;
      at += 1;
      if (text instanceof Error) throw text;
      return { text: typeof text === 'string' ? text : text(request) };
    },
  };
};

interface Setting {
  readonly mode?: SessionRules['mode'];
  readonly task?: Task;
  readonly persona?: Persona;
  readonly maxTurns?: number;
  readonly judge?: Judge;
  readonly reveal?: SessionRules['reveal'];
  readonly signal?: AbortSignal;
}

async function play(agent: Agent, { task = TASK, maxTurns = 30, judge = JUDGE, reveal = 'official', persona = PERSONA, signal = new AbortController().signal, mode = 'none' }: Setting = {}) {
  const events: PiEvent[] = [];
  const waited: number[] = [];
  const plan = { persona, task, agent, judge, rules: { maxTurns, reveal, mode }, memory: { text: '', intents: [] }, files: { 'old.md': 'x', 'in.csv': 'stale' }, wait: async (seconds: number) => void waited.push(seconds) };
  const end = await playSession(plan, (event) => events.push(event), signal);
  return { events, waited, end, said: events.flatMap((event) => (event.type === 'user' ? [[event.reason, event.text]] : [])), states: end.played.states, types: events.map(({ type }) => type) };
}

describe('the course of a session', () => {
  it('everything at once: one turn, no word of the user behind the opening', async () => {
    const { types, end, said } = await play(saying('+a +b +c'));
    expect(types).toEqual(['session', 'user', 'message', 'verdicts', 'intent', 'intent', 'intent', 'close']);
    expect(end.reason).toBe('resolved');
    expect(said).toHaveLength(1);
  });
  it('passive: told one by one, in order, in n + 1 turns', async () => {
    const { said, states, end } = await play(saying('hm'));
    expect(said.slice(1)).toEqual([['told', 'Please mind a.'], ['told', 'Please mind b.'], ['told', 'Please mind c.']]);
    expect(states).toEqual({ a: 'missed', b: 'missed', c: 'missed' });
    expect(end.reason).toBe('resolved');
  });
  it('asked about: all of it in one reply, line by line; in spoken words if wished', async () => {
    expect((await play(saying('?a ?c', '+b'))).said.slice(1)).toEqual([['asked', 'Please mind a.\nPlease mind c.']]);
    expect((await play(saying('?b', '+a +c'), { reveal: 'spoken' })).said.slice(1)).toEqual([['asked', 'Oh, and b!']]);
  });
  it('the limit: what is left is unreached, though the last reply is still said', async () => {
    const { end, states } = await play(saying('hm'), { maxTurns: 2 });
    expect(end.reason).toBe('max-turns');
    expect(states).toEqual({ a: 'missed', b: 'missed', c: 'unreached' });
  });
  it('what the opening said already counts as told, and stays uncovered', async () => {
    const { states, end } = await play(saying('+b'), { task: { ...TASK, intents: [intent('a', { provided: true }), intent('b')] } });
    expect(states).toEqual({ a: 'missed', b: 'anticipated' });
    expect(end.reason).toBe('resolved');
  });
  it("files: the task's own replace older ones, what the agent writes is judged if the task reads it", async () => {
    const agent = saying((request) => {
      expect(request.files).toEqual({ 'old.md': 'x', 'in.csv': '1,2' });
      expect(request.call({ name: 'files__write', args: { path: '../x', text: '' } }).failed).toBe(true);
      request.call({ name: 'files__write', args: { path: 'out.md', text: 'a' } });
      return '+b +c';
    }, '+a');
    const { events, end } = await play(agent);
    expect(events.find((event) => event.type === 'verdicts')).toMatchObject({ criteria: [{ yes: true }] });
    expect(end.files['out.md']).toBe('a');
    expect(events.filter(({ type }) => type === 'tool')).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'file')).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it('a fault that may pass is tried again, twice, after the wait that was asked for', async () => {
    const { waited, end, types } = await play(saying(new AgentFault('Busy: wait.', true, 7), new AgentFault('Busy: wait.', true), '+a +b +c'));
    expect(waited).toEqual([7, 8]);
    expect(end.reason).toBe('resolved');
    expect(types.filter((type) => type === 'notice')).toHaveLength(2);
  });
  it('a try that broke off did nothing: its calls reach neither the judge, the files, the apps nor the log', async () => {
    const seen: (readonly string[])[] = [];
    const watching: Judge = { ...JUDGE, criteria: (turn, ...rest) => {
      seen.push(turn.tools.map(({ name }) => name));
      return JUDGE.criteria(turn, ...rest);
    } };
    let tried = 0;
    const broken = saying((request) => {
      tried += 1;
      const { result } = request.call({ name: 'tasks__add', args: { title: 'Call Ada' } });
      if (!request.files['out.md']) request.call({ name: 'files__write', args: { path: 'out.md', text: `a${tried}` } });
      if (tried < 3) throw new AgentFault('Broke off.', true);
      return `+a +b +c ${result}`;
    });
    const persona = { ...PERSONA, tools: ['tasks__add', ...PERSONA.tools] };
    const { events, end, types } = await play(broken, { judge: watching, persona });
    const tools = events.flatMap((event) => (event.type === 'tool' ? [event.name] : []));
    expect(tools).toEqual(['tasks__add', 'files__write']);
    expect(seen).toEqual([tools]);
    expect(end.files['out.md']).toBe('a3');
    expect(types.filter((type) => type === 'file')).toHaveLength(1);
    // the app gave the number that it would have given without the tries before
    const alone = await play(saying((request) => `+a +b +c ${request.call({ name: 'tasks__add', args: { title: 'Call Ada' } }).result}`), { persona });
    expect(events.find(({ type }) => type === 'message')).toEqual(alone.events.find(({ type }) => type === 'message'));
  });
  it('a turn that never held leaves the files as they were, and no call behind', async () => {
    const { end, types } = await play(saying((request) => {
      request.call({ name: 'files__write', args: { path: 'out.md', text: 'a' } });
      throw new AgentFault('Broke off.', true);
    }));
    expect(end.reason).toBe('error');
    expect([end.files['out.md'], end.played.wrote]).toEqual([undefined, []]);
    expect(types).not.toContain('tool');
  });
  it('out of time: closes as such, not as an error', async () => {
    const { events } = await play(saying(new AgentFault('It said nothing for 3 minutes.', true, null, 'time-out')));
    expect(events.at(-1)).toMatchObject({ type: 'close', reason: 'time-out', text: 'It said nothing for 3 minutes.' });
  });
  it('one that stays ends the session with its sentence', async () => {
    for (const fault of [new AgentFault('The key was refused: check it.', false), new AgentFault('Busy: wait.', true)]) {
      const { end, events, states } = await play(saying(fault));
      expect(end.reason).toBe('error');
      expect(events.at(-1)).toMatchObject({ type: 'close', reason: 'error', text: fault.message });
      expect(Object.values(states)).toEqual(['unreached', 'unreached', 'unreached']);
    }
  });
  it('a judge that fails, an agent that throws nonsense: a sentence, no throw', async () => {
    const broken: Judge = { ...JUDGE, satisfied: () => Promise.reject(new Error('x')) };
    expect((await play(saying('hm'), { judge: broken })).events.at(-1)).toMatchObject({ type: 'close', reason: 'error' });
    expect((await play(saying(new TypeError('x')))).end.reason).toBe('error');
  });
  it('a judge that is busy is asked again, and the turn is not', async () => {
    let asked = 0;
    const busy: Judge = { ...JUDGE, satisfied: async (...given) => {
      asked += 1;
      if (asked === 1) throw new AgentFault('Busy: wait.', true);
      return JUDGE.satisfied(...given);
    } };
    const { end, types } = await play(saying('+a +b +c'), { judge: busy });
    expect(end.reason).toBe('resolved');
    expect(types.filter((type) => type === 'message')).toHaveLength(1);
  });
  it('stopped: closes as stopped, whatever the agent does', async () => {
    const stop = new AbortController();
    const { end } = await play(saying(() => {
      stop.abort();
      return '+a';
    }), { signal: stop.signal });
    expect(end.reason).toBe('stopped');
  });
});

describe('notes of an agent that takes its own', () => {
  const noting = (takeNotes: NonNullable<Agent['takeNotes']>, ...texts: readonly Said[]): Agent => ({ ...saying(...texts), takeNotes });
  it('are asked for again where that may help', async () => {
    let asked = 0;
    const { end, waited } = await play(noting(async () => {
      asked += 1;
      if (asked < 3) throw new AgentFault('Busy: wait.', true, 4);
      return 'Pia wants a.';
    }, '+a +b +c'), { mode: 'notes' });
    expect(end.played.notes).toBe('Pia wants a.');
    expect(waited).toEqual([4, 4]);
  });
  it('are none, with a sentence, where they could not be had', async () => {
    for (const [fault, said] of [[new AgentFault('Busy: wait.', true), 'Busy: wait.'], [new TypeError('x'), 'did not explain']] as const) {
      const { end, events } = await play(noting(() => Promise.reject(fault), '+a +b +c'), { mode: 'notes' });
      expect(end.played.notes).toBe('');
      expect(events.at(-1)).toMatchObject({ type: 'close', reason: 'resolved' });
      expect(events.at(-2)).toMatchObject({ type: 'notice', text: expect.stringMatching(new RegExp(`^No notes were taken.*${said}`)) as string });
    }
  });
  it('are none, and not asked for, where the session failed', async () => {
    const { end } = await play(noting(async () => 'never', new AgentFault('Gone.', false)), { mode: 'notes' });
    expect(end.played.notes).toBe('');
  });
});
