/** Servers that count and servers that do not; rounds, notes, the judge and what broke off in one count; refusals; a log that goes on. */
import { describe, expect, it } from 'vitest';
import type { AgentRequest } from '#core/pibench/agents/agent.ts';
import type { PiEvent } from '#core/pibench/events.ts';
import type { Persona, Task } from '#core/pibench/task.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint, type EndpointFetch } from '#endpoint/endpoint.ts';
import { PlayedEndpoint } from '#endpoint/played-endpoint.ts';
import { TokenMeter } from '#endpoint/token-meter.ts';
import { EndpointAgent } from './endpoint-agent.ts';
import { endpointJudge } from './endpoint-judge.ts';
import { spentIn } from './spent-in.ts';

const signal = new AbortController().signal;
const wait = async (): Promise<void> => new Promise(() => undefined);
const at = (model: string): Endpoint => new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), model);
const persona: Persona = { id: 'p', name: 'Ines', line: '', role: '', preferences: {}, goals: [], tools: [], tasks: [] };
const request: AgentRequest = {
  persona, task: {} as Task, turn: 1, messages: [{ from: 'user', text: 'How many frogs?', reveals: [] }], memory: { mode: 'none', text: '', intents: [] }, files: {}, tools: [],
  call: () => ({ result: '', failed: false }), emit: () => undefined,
};
/** Tells no usage. */
const uncounted: EndpointFetch = async () => Response.json({ choices: [{ message: { content: 'x'.repeat(400) }, finish_reason: 'stop' }] });

function play(meter: TokenMeter, model = 'scripted', fetch: EndpointFetch = new PlayedEndpoint(() => ({ parts: ['31'] })).fetch) {
  const [endpoint, line] = [at(model), { fetch, wait }];
  const agent = new EndpointAgent(endpoint, line, { showsPersona: false, maxTokens: 100, mostCharacters: 4000 }, meter);
  const judge = endpointJudge(endpoint, line, 100, meter);
  return { answer: () => agent.respond(request, signal), notes: () => agent.takeNotes(request, 3, signal), judge: () => judge.criteria({ message: 'a', files: {}, tools: [], userSaid: [] }, [{ text: 'b', weight: 1, rule: null }]) };
}

describe('the tokens of a run', () => {
  it('are the server’s count, of turns, notes and the judge together', async () => {
    const meter = new TokenMeter(60);
    const { answer, notes, judge } = play(meter);
    await answer();
    expect(meter.spent).toBe(14);
    await notes();
    expect(meter.spent).toBe(28);
    // three tries, since nothing of it is a verdict
    await judge();
    expect([meter.spent, meter.over]).toEqual([70, true]);
    for (const ask of [answer, notes, judge]) await expect(ask()).rejects.toThrow(/60 tokens.*are spent/);
  });

  it('are counted by characters where the server tells none, so that the cap is one', async () => {
    const meter = new TokenMeter(1000);
    const { answer } = play(meter, 'whole', uncounted);
    let asked = 0;
    while (!meter.over && asked < 50) {
      await answer();
      asked += 1;
    }
    expect(asked).toBeLessThan(10);
    await expect(answer()).rejects.toThrow('are spent');
  });

  it('are spent on what broke off, with what was heard of it, and not on what was refused', async () => {
    const broken = new TokenMeter(1000);
    await play(broken, 'breaks', new PlayedEndpoint(() => ({ parts: ['x'.repeat(400), ' and on'] })).fetch).answer().catch(() => undefined);
    expect(broken.spent).toBeGreaterThan(100);
    for (const model of ['busy-once', 'unknown']) {
      const refused = new TokenMeter(1000);
      await play(refused, model).answer().catch(() => undefined);
      expect(refused.spent).toBe(0);
    }
  });

  it('begin with what the log of the run tells', () => {
    const log: PiEvent[] = [
      { type: 'user', text: 'x'.repeat(40), reason: 'opening', reveals: [] },
      { type: 'message', turn: 1, text: 'x'.repeat(40) },
      { type: 'message', turn: 2, text: 'y', tokens: { prompt: 70, completion: 30 } },
    ];
    expect(spentIn(log)).toBe(120);
    expect(new TokenMeter(120, spentIn(log)).over).toBe(true);
    expect(spentIn([])).toBe(0);
  });
});
