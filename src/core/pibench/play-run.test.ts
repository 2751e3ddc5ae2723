/** A run: order, seeds, what is carried from session to session in each memory mode, notes, stopping, breathing; the same bytes twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCRIPTS, type Agent, type AgentRequest } from './agents/agent.ts';
import { scriptedAgent } from './agents/scripted-agents.ts';
import { MEMORY_MODES, type MemoryMode, type PiEvent } from './events.ts';
import { keeper, keeperPlan, playedEvents } from './exchange/synthetic-run.ts';
import { headerOf, MAX_TURNS, playRun, withSeeds, type RunPlan } from './play-run.ts';

const ALL = ['one', 'two', 'three', 'four'];
const sessions = (events: readonly PiEvent[]) => events.filter((event) => event.type === 'session');

/** What the agent was given as each session began. */
async function requests(memory: MemoryMode, more: Partial<RunPlan> = {}): Promise<AgentRequest[]> {
  const plan = keeperPlan('oracle', { memory, ...more });
  const seen: AgentRequest[] = [];
  const agent: Agent = { ...plan.agent, respond: (request, signal) => {
    if (request.turn === 1) seen.push({ ...request, messages: [...request.messages] });
    return plan.agent.respond(request, signal);
  } };
  await playedEvents({ ...plan, agent });
  return seen;
}

describe('which tasks, in which order', () => {
  it("the episode's, whatever the order asked for", async () => {
    const tasks = ['four', 'one', 'nobody'];
    expect(headerOf(keeperPlan('passive', { tasks })).tasks).toEqual(['one', 'four']);
    const events = await playedEvents(keeperPlan('passive', { tasks }));
    expect(sessions(events).map(({ task }) => task)).toEqual(['one', 'four']);
    expect(events.at(-1)).toEqual({ type: 'end' });
  });
  it('no task: a run that ends', async () => expect(await playedEvents(keeperPlan('passive', { tasks: [] }))).toEqual([{ type: 'end' }]));
  it('a task with its seeds; of one that is not there, nothing', () => {
    expect(withSeeds(keeper, 'three')).toEqual(['one', 'two', 'three']);
    expect(withSeeds(keeper, 'four')).toEqual(['four']);
    expect(withSeeds(keeper, 'five')).toEqual([]);
  });
  it('the header says how it is played: the official way, unless told otherwise', () => {
    expect(headerOf(keeperPlan('passive'))).toMatchObject({ persona: 'keeper', tasks: ALL, memory: 'none', judge: 'marks', maxTurns: MAX_TURNS, reveal: 'official', agent: { kind: 'scripted', script: 'passive' } });
    expect(headerOf(keeperPlan('passive', { maxTurns: 3, reveal: 'spoken' }))).toMatchObject({ maxTurns: 3, reveal: 'spoken' });
  });
});

describe('from one session to the next', () => {
  it.each(MEMORY_MODES)('the talk begins anew, and files stay unless memory is none: %s', async (memory) => {
    const seen = await requests(memory);
    expect(seen.map(({ messages }) => messages.map(({ text }) => text))).toEqual(ALL.map((id) => [`Could you do ${id}?`]));
    const [, , third] = seen.map(({ files }) => Object.keys(files).sort());
    expect(third).toEqual(memory === 'none' ? ['three.txt'] : ['lamp.md', 'oil.md', 'one.txt', 'rope.md', 'salt.md', 'three.txt', 'two.txt', 'wick.md']);
    expect(seen.map(({ memory: { mode } }) => mode)).toEqual(ALL.map(() => memory));
  });
  it('what is remembered is the memory mode’s', async () => {
    const of = async (memory: MemoryMode): Promise<(string | undefined)[]> => (await requests(memory))[2]!.memory.intents.map(({ intent }) => intent);
    expect(await of('none')).toEqual([]);
    expect(await of('transcript')).toEqual(['salt', 'rope', 'lamp', 'oil', 'wick']);
    expect(await of('notes')).toEqual(['oil']);
    expect(await of('workspace')).toEqual(['salt', 'rope', 'lamp', 'oil', 'wick']);
    expect(await of('perfect')).toEqual(['salt', 'rope', 'lamp', 'oil', 'wick']);
  });
  it('perfect also knows what was not played; the others do not', async () => {
    const of = async (memory: MemoryMode): Promise<number> => (await requests(memory, { tasks: ['three'] }))[0]!.memory.intents.length;
    expect(await Promise.all(MEMORY_MODES.map(of))).toEqual(MEMORY_MODES.map((memory) => (memory === 'perfect' ? 5 : 0)));
  });
  it("a task's own file replaces what an earlier one left under its name", async () => {
    const persona = { ...keeper, tasks: keeper.tasks.map((task) => (task.id === 'two' ? { ...task, workspace: { 'one.txt': 'newer' } } : task)) };
    expect((await requests('workspace', { persona })).map(({ files }) => files['one.txt'])).toEqual(['given', 'newer', 'newer', 'newer']);
  });
});

describe('notes', () => {
  it('stand in the log behind each close, in that mode alone', async () => {
    for (const memory of MEMORY_MODES) {
      const events = await playedEvents(keeperPlan('passive', { memory }));
      const behind = events.flatMap((event, i) => (event.type === 'close' ? [events[i + 1]!.type] : []));
      expect(behind).toEqual(memory === 'notes' ? ['memory', 'memory', 'memory', 'memory'] : ['session', 'session', 'session', 'end']);
    }
  });
  it('come from the agent where it takes them, and are what it reads later', async () => {
    const { agent } = keeperPlan('passive');
    const noting: Agent = { ...agent, takeNotes: async ({ task, messages }, lines) => `${task.id}: ${messages.length} of ${lines}` };
    const events = await playedEvents(keeperPlan('passive', { agent: noting, memory: 'notes', tasks: ['one', 'four'] }));
    expect(events.flatMap((event) => (event.type === 'memory' ? [event] : []))).toEqual([{ type: 'memory', task: 'one', text: 'one: 6 of 8' }, { type: 'memory', task: 'four', text: 'four: 6 of 8' }]);
    expect(sessions(events).map(({ memory }) => memory)).toEqual(['', 'one: 6 of 8']);
  });
  it('where taking them fails there are none, and the next session begins without', async () => {
    const { agent } = keeperPlan('passive');
    const failing: Agent = { ...agent, takeNotes: () => Promise.reject(new Error('x')) };
    const events = await playedEvents(keeperPlan('passive', { agent: failing, memory: 'notes' }));
    expect(events.flatMap((event) => (event.type === 'memory' ? [event.text] : []))).toEqual(['', '', '', '']);
    expect(sessions(events).map(({ memory }) => memory)).toEqual(['', '', '', '']);
    expect(events.filter(({ type }) => type === 'notice')).toHaveLength(4);
  });
  it('cut short by a stop are not logged as all there were', async () => {
    const stop = new AbortController();
    const { agent } = keeperPlan('passive');
    const halting: Agent = { ...agent, takeNotes: async (_, __, signal) => {
      stop.abort();
      signal.throwIfAborted();
      return '';
    } };
    const events = await playedEvents(keeperPlan('passive', { agent: halting, memory: 'notes' }), stop.signal);
    expect(events.at(-1)).toMatchObject({ type: 'close', task: 'one' });
  });
});

describe('stopping and breathing', () => {
  it('the session at hand closes as stopped, and no other begins; nor does the run end', async () => {
    const stop = new AbortController();
    const plan = keeperPlan('passive', { memory: 'notes', breathe: async () => {
      begun += 1;
      if (begun === 2) stop.abort();
    } });
    let begun = 0;
    const events = await playedEvents(plan, stop.signal);
    expect(events.at(-1)).toMatchObject({ type: 'close', task: 'two', reason: 'stopped' });
    expect(sessions(events)).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'memory')).toHaveLength(1);
  });
  it('a breath before every session, and no event during one', async () => {
    const events: PiEvent[] = [];
    const at: (string | undefined)[] = [];
    const breathe = async (): Promise<void> => {
      const before = events.length;
      await new Promise((resolve) => setTimeout(resolve));
      expect(events).toHaveLength(before);
      at.push(events.at(-1)?.type);
    };
    await playRun(keeperPlan('oracle', { breathe }), (event) => events.push(event), new AbortController().signal);
    expect(at).toEqual([undefined, 'close', 'close', 'close']);
  });
});

it('the same choices are the same bytes, whatever else is played between', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...SCRIPTS), fc.constantFrom(...MEMORY_MODES), fc.integer({ min: 0, max: 0xffffffff }), fc.subarray(ALL), async (script, memory, seed, tasks) => {
    const plan = (): RunPlan => keeperPlan(script, { memory, seed, tasks, agent: scriptedAgent({ kind: 'scripted', script }, seed) });
    const written = async (): Promise<string> => JSON.stringify([headerOf(plan()), await playedEvents(plan())]);
    const first = await written();
    await playedEvents(keeperPlan('noisy-oracle', { seed: 3 }));
    expect(await written()).toBe(first);
  }), { numRuns: 40 });
});
