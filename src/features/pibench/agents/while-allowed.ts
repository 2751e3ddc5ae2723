/** An agent and a judge that may be asked only as long as a signal stands: whoever holds on to them sends nothing once it is withdrawn. */
import type { Agent } from '#core/pibench/agents/agent.ts';
import type { Judge } from '#core/pibench/judge.ts';

const both = (allowed: AbortSignal, signal?: AbortSignal): AbortSignal => {
  allowed.throwIfAborted();
  return signal ? AbortSignal.any([allowed, signal]) : allowed;
};

export const agentWhile = (allowed: AbortSignal, agent: Agent): Agent => ({
  spec: agent.spec,
  respond: async (request, signal) => agent.respond(request, both(allowed, signal)),
  ...(agent.takeNotes && { takeNotes: async (request, lines, signal) => (await agent.takeNotes?.(request, lines, both(allowed, signal))) ?? '' }),
});

export const judgeWhile = (allowed: AbortSignal, judge: Judge): Judge => ({
  name: judge.name,
  satisfied: async (turn, intents, signal) => judge.satisfied(turn, intents, both(allowed, signal)),
  asked: async (turn, intents, signal) => judge.asked(turn, intents, both(allowed, signal)),
  criteria: async (turn, criteria, signal) => judge.criteria(turn, criteria, both(allowed, signal)),
});
