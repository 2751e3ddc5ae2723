/** Tokens are counted over turns; at the cap nothing more is asked; an agent that counts none is never stopped. */
import { expect, it } from 'vitest';
import type { Agent, AgentRequest } from '#core/pibench/agents/agent.ts';
import { cappedAgent } from './capped-agent.ts';

const signal = new AbortController().signal;
const request = {} as AgentRequest;
const spending = (tokens?: { prompt: number; completion: number }): Agent => ({ spec: { kind: 'person' }, respond: async () => ({ text: 'x', ...(tokens && { tokens }) }), takeNotes: async () => 'a note' });

it('stops at the cap with a sentence, and takes no notes then', async () => {
  const agent = cappedAgent(spending({ prompt: 80, completion: 20 }), 150);
  await agent.respond(request, signal);
  expect(await agent.takeNotes!(request, 3, signal)).toBe('a note');
  await agent.respond(request, signal);
  await expect(agent.respond(request, signal)).rejects.toThrow(/150/);
  expect(await agent.takeNotes!(request, 3, signal)).toBe('');
});

it('lets go on who tells no tokens', async () => {
  const agent = cappedAgent(spending(), 1);
  for (let turn = 0; turn < 3; turn += 1) expect((await agent.respond(request, signal)).text).toBe('x');
});
