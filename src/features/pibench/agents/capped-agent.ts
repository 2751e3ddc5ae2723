/** An agent that a run may spend only so many tokens on: what is beyond ends the session with a sentence, and the next ones too. */
import { AgentFault, type Agent } from '#core/pibench/agents/agent.ts';
import { playStrings as words } from '../play-strings.ts';

export function cappedAgent(agent: Agent, most: number): Agent {
  let spent = 0;
  return {
    spec: agent.spec,
    respond: async (request, signal) => {
      if (spent >= most) throw new AgentFault(words.spent(most), false);
      const answer = await agent.respond(request, signal);
      spent += (answer.tokens?.prompt ?? 0) + (answer.tokens?.completion ?? 0);
      return answer;
    },
    ...(agent.takeNotes && { takeNotes: async (request, lines, signal) => (spent >= most ? '' : ((await agent.takeNotes?.(request, lines, signal)) ?? '')) }),
  };
}
