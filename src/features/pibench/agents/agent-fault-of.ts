/** What an endpoint's failure is to a runner: the same sentence, whether another try may help, and whether time was what ran out. Anything else stays what it is. */
import { AgentFault } from '#core/pibench/agents/agent.ts';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';

export const agentFaultOf = (error: unknown): unknown =>
  (error instanceof EndpointFault ? new AgentFault(error.message, error.again, error.waitSeconds, error.kind === 'silent' || error.kind === 'late' ? 'time-out' : 'error') : error);
