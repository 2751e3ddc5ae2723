/** What is asked before a consent is withdrawn is let go of then; what is asked afterwards is never sent. */
import { expect, it } from 'vitest';
import type { Agent, AgentRequest } from '#core/pibench/agents/agent.ts';
import type { Judge } from '#core/pibench/judge.ts';
import { agentWhile, judgeWhile } from './while-allowed.ts';

const never = new AbortController().signal;
const TURN = { message: '', files: {}, tools: [], userSaid: [] };

/** Answers nothing until it is let go of, and counts what was sent. */
function line() {
  let sent = 0;
  const ask = (signal?: AbortSignal): Promise<never> => new Promise((_, reject) => {
    sent += 1;
    signal?.addEventListener('abort', () => reject(new Error('let go')));
  });
  const agent: Agent = { spec: { kind: 'person' }, respond: (_, signal) => ask(signal), takeNotes: (_, __, signal) => ask(signal) };
  const judge: Judge = { name: 'j', satisfied: (_, __, signal) => ask(signal), asked: (_, __, signal) => ask(signal), criteria: (_, __, signal) => ask(signal) };
  return { sent: () => sent, agent, judge };
}

it.each([
  ['an answer', (signal: AbortSignal, { agent }: ReturnType<typeof line>) => agentWhile(signal, agent).respond({} as AgentRequest, never)],
  ['notes', (signal: AbortSignal, { agent }: ReturnType<typeof line>) => agentWhile(signal, agent).takeNotes!({} as AgentRequest, 3, never)],
  ['verdicts on intents', (signal: AbortSignal, { judge }: ReturnType<typeof line>) => judgeWhile(signal, judge).satisfied(TURN, [], never)],
  ['verdicts on questions', (signal: AbortSignal, { judge }: ReturnType<typeof line>) => judgeWhile(signal, judge).asked(TURN, [])],
  ['verdicts on criteria', (signal: AbortSignal, { judge }: ReturnType<typeof line>) => judgeWhile(signal, judge).criteria(TURN, [])],
])('asking for %s', async (_, ask) => {
  const [one, allowed] = [line(), new AbortController()];
  const waits = ask(allowed.signal, one);
  allowed.abort();
  await expect(waits).rejects.toThrow('let go');
  await expect(ask(allowed.signal, one)).rejects.toThrow();
  expect(one.sent()).toBe(1);
});

it('an agent without notes stays one', () => {
  const { spec, respond } = { spec: { kind: 'person' }, respond: async () => ({ text: '' }) } as const;
  expect(Object.keys(agentWhile(never, { spec, respond }))).toEqual(['spec', 'respond']);
});
